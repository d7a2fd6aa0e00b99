/** The list of events. */
export const eventsMessages = {
  title: "Events",
  emptyTitle: "No event yet",
  emptyHint: "Once an organizer has imported a schedule, it appears here.",
  comingUp: "Coming up",
  more: "More events",
  past: "Past events",
};
