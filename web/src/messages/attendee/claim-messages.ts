export const claimMessages = {
  claimed: (n: number) =>
    n === 1
      ? "An organizer has added you to a session. It is in your schedule."
      : `Organizers have added you to ${n} sessions. They are in your schedule.`,
};
