import { count, people } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");

export const sessionsMessages = {
  title: "Sessions",
  create: "New session",
  booth: "Booth",
  emptyTitle: "No session yet",
  emptyHint: "Import the schedule of the event, or add the first session by hand.",
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
    free: "With free seats",
    full: "Full",
    waitlist: "With a waitlist",
    upcoming: "Not open yet",
    closed: "Closed",
    over: "Started or ended",
    cancelled: "Cancelled",
  },
  found: (value: number) => (value === 0 ? "No session" : count(value, "session", "sessions")),
  noMatchTitle: "No session matches these filters",
  noMatchHint: "Try another day or state, or fewer words.",
  clear: "Clear filters",
  table: "Sessions of the event",
  columns: {
    time: "Time",
    session: "Session",
    seats: "Seats",
    capacity: "Capacity",
    state: "State",
    actions: "Actions",
  },
  badge: {
    open: "Open",
    full: "Full",
    "not-open": "Not open yet",
    closed: "Closed",
    cancelled: "Cancelled",
    started: "Has started",
    ended: "Ended",
  },
  seats: (taken: number, capacity: number | null) =>
    capacity === null ? `${n(taken)} taken` : `${n(taken)}/${n(capacity)}`,
  onWaitlist: (value: number) => `${n(value)} waiting`,
  unlimited: "Unlimited",
  capacityOf: (title: string, capacity: string) => `Capacity of “${title}”: ${capacity}. Change it`,
  newCapacity: (title: string) => `New capacity of “${title}”`,
  save: "Save",
  leave: "Cancel",
  wrongCapacity: (most: number) => `Enter a whole number from 0 to ${n(most)}.`,
  meanwhile: (capacity: string) => `Somebody else has changed it to ${capacity} in the meantime.`,
  lowerTitle: (title: string, capacity: number) => `Lower the capacity of “${title}” to ${n(capacity)}?`,
  lowerConfirm: "Lower it",
  lowerKeep: "Leave it as it is",
  saved: (title: string, capacity: string) => `Capacity of “${title}”: ${capacity}.`,
  unsure: (title: string) =>
    `“${title}” may or may not have been changed. The list will show it in a moment.`,
  notSaved: (title: string) => `“${title}” has not been changed.`,
  meanwhileTitle: (title: string) => `Somebody else has changed “${title}”`,
  meanwhileNow: (state: string, capacity: string) => `It is ${state} now, and its capacity is ${capacity}.`,
  stateNow: { OPEN: "open", CLOSED: "closed", CANCELLED: "cancelled" },
  meanwhileCapacity: (capacity: string) => `You want to set the capacity to ${capacity}.`,
  meanwhileState: { CANCELLED: "You want to cancel it.", OPEN: "You want to open it for RSVPs." },
  meanwhileMine: "Make my change",
  meanwhileTheirs: "Leave it as it is now",
  roster: (title: string) => `Roster of “${title}”`,
  edit: (title: string) => `Edit “${title}”`,
  cancel: (title: string) => `Cancel “${title}”`,
  reopen: (title: string) => `Reopen “${title}”`,
  rosterShort: "Roster",
  cancelTitle: (title: string) => `Cancel “${title}”?`,
  cancelText: (taken: number, waiting: number) =>
    `${concerned(taken, waiting)} The agenda shows the session as cancelled.`,
  cancelConfirm: "Cancel the session",
  cancelKeep: "Keep it",
  reopenTitle: (title: string) => `Reopen “${title}”?`,
  reopenText: "It takes RSVPs again. People who had a seat or were waiting must ask again.",
  reopenConfirm: "Reopen the session",
  reopenKeep: "Leave it cancelled",
  cancelled: (title: string) => `“${title}” is cancelled.`,
  reopened: (title: string) => `“${title}” takes RSVPs again.`,
};

/** Who loses what: never a sentence about nobody beside one about somebody. */
function concerned(taken: number, waiting: number): string {
  const seats = `${people(taken)} ${taken === 1 ? "has" : "have"} a seat`;
  const line = `${people(waiting)} ${waiting === 1 ? "is" : "are"} waiting`;
  if (taken === 0 && waiting === 0) return "Nobody has a seat and nobody is waiting.";
  const who = taken === 0 ? line : waiting === 0 ? seats : `${seats} and ${line}`;
  const place = "their position on the waitlist";
  const what = taken === 0 ? place : waiting === 0 ? "it" : `their seat or ${place}`;
  const back = "and do not get it back if you reopen the session.";
  const told = "They are told by mail and push message.";
  return taken + waiting === 1
    ? `${who}. They lose ${what} at once ${back} ${told}`
    : `${who}. All of them lose ${what} at once ${back} ${told}`;
}
