/** The list of events. */
export const eventsMessages = {
  title: "Events",
  intro: "Choose your conference, reserve your seats and see your day at a glance.",
  emptyTitle: "No event yet",
  emptyHint: "Once an organizer has imported a schedule, it appears here.",
  now: "Happening now",
  past: "Past",
};
