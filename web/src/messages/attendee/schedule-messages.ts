/** My Schedule. */
export const scheduleMessages = {
  title: "My Schedule",
  emptyTitle: "Nothing here yet",
  emptyHint: "Sessions where you have a seat or are on the waitlist are kept here.",
  toAgenda: "Browse the agenda",
  signedOutTitle: "Sign in to see your schedule",
  signedOutHint: "Your seats, offers and waitlists are kept with your account.",
  confirmed: "Confirmed",
  offered: "Offer open",
  waiting: "On the waitlist",
  cancelled: "Cancelled",
  offerEnded: "Offer expired",
  started: "No seat became free",
  removed: "Removed",
  overlap: "Overlaps with another of your sessions",
};
