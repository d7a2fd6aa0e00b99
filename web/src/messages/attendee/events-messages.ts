/** The list of events. */
export const eventsMessages = {
  title: "Events",
  intro: "Pick your conference, find a seat, keep your day together.",
  emptyTitle: "No event yet",
  emptyHint: "Once an organizer has imported a schedule, it appears here.",
  now: "On now",
  past: "Past",
};
