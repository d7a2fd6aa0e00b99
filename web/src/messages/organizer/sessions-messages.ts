import { count } from "../count.ts";

const people = (n: number) => count(n, "person", "people");

export const sessionsMessages = {
  title: "Sessions",
  create: "New session",
  emptyTitle: "No session yet",
  emptyHint: "Import the schedule of the event, or enter the first session by hand.",
  toImport: "Import a schedule",
  search: "Search title, room or speaker",
  searchLabel: "Search sessions",
  filters: "Filters",
  day: "Day",
  allDays: "All days",
  state: "State",
  allStates: "All states",
  states: {
    open: "Open",
    free: "With free places",
    full: "Full",
    line: "With a line",
    closed: "Closed",
    cancelled: "Cancelled",
  },
  found: (n: number) => count(n, "session", "sessions"),
  noMatchTitle: "Nothing fits these filters",
  noMatchHint: "Try another day or state, or fewer words.",
  clear: "Clear filters",
  table: "Sessions of the event",
  columns: {
    time: "Time",
    session: "Session",
    places: "Places",
    capacity: "Capacity",
    state: "State",
    actions: "Actions",
  },
  badge: { OPEN: "Open", CLOSED: "Closed", CANCELLED: "Cancelled" },
  full: "Full",
  places: (taken: number, capacity: number | null) =>
    capacity === null
      ? `${taken.toLocaleString("en")} taken`
      : `${taken.toLocaleString("en")}/${capacity.toLocaleString("en")}`,
  inLine: (n: number) => `${n.toLocaleString("en")} in line`,
  unlimited: "Unlimited",
  capacityOf: (title: string, capacity: string) => `Capacity of “${title}”: ${capacity}. Change it`,
  newCapacity: (title: string) => `New capacity of “${title}”`,
  save: "Save",
  leave: "Cancel",
  wrongCapacity: (most: number) => `Enter a whole number from 0 to ${most.toLocaleString("en")}.`,
  meanwhile: (capacity: string) => `Somebody has changed it meanwhile: ${capacity}.`,
  lowered: (taken: number) =>
    `${people(taken)} ${taken === 1 ? "has a place and keeps" : "have a place and keep"} it. Nobody new gets in until there is room again.`,
  saved: (title: string, capacity: string) => `Capacity of “${title}”: ${capacity}.`,
  unsure: (title: string) => `“${title}” may have been changed or not; the list shows it in a moment.`,
  notSaved: (title: string) => `“${title}” is as it was.`,
  roster: (title: string) => `Roster of “${title}”`,
  edit: (title: string) => `Edit “${title}”`,
  cancel: (title: string) => `Cancel “${title}”`,
  reopen: (title: string) => `Reopen “${title}”`,
  rosterShort: "Roster",
  cancelTitle: (title: string) => `Cancel “${title}”?`,
  cancelText: (taken: number, waiting: number) =>
    taken + waiting === 0
      ? "Nobody has a place or is in line. The session stays in the agenda, as cancelled."
      : `${people(taken)} ${taken === 1 ? "has" : "have"} a place and ${waiting.toLocaleString("en")} ${waiting === 1 ? "is" : "are"} in line. All of them lose it at once, and get nothing back should you reopen the session. It stays in the agenda, as cancelled.`,
  cancelConfirm: "Cancel the session",
  cancelKeep: "Keep it",
  reopenTitle: (title: string) => `Reopen “${title}”?`,
  reopenText: "It takes RSVPs again. Those who had a place or were in line must ask anew.",
  reopenConfirm: "Reopen the session",
  reopenKeep: "Leave it cancelled",
  cancelled: (title: string) => `“${title}” is cancelled.`,
  reopened: (title: string) => `“${title}” takes RSVPs again.`,
};
