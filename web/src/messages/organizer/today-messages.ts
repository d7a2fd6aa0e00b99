import { count, people } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");
const minutes = (value: number) => (value <= 1 ? "in a minute" : `in ${value} min`);

const ofDays = (number: number, days: number) => (days === 1 ? "" : `, day ${number} of ${days}`);

/** The organizer's start page of an event. */
export const todayMessages = {
  title: "Today",
  heading: {
    today: (day: string, number: number, days: number) => `${day}${ofDays(number, days)}`,
    before: (day: string) => `First day, ${day}`,
    between: (day: string, number: number, days: number) => `Next day, ${day}${ofDays(number, days)}`,
  },
  taken: "seats taken",
  takenOf: (capacity: number) => `of ${n(capacity)}`,
  takenToday: (sessions: number) => `in ${count(sessions, "session", "sessions")}`,
  waiting: (value: number) => (value === 1 ? "person waiting" : "people waiting"),
  lines: (value: number) => (value === 0 ? "for no session" : `for ${count(value, "session", "sessions")}`),
  full: (value: number) => (value === 1 ? "session full" : "sessions full"),
  ofSessions: (value: number) => `of ${n(value)}`,
  offers: (value: number | null) => (value === 1 ? "open offer" : "open offers"),
  unknown: "–",
  notLoaded: "not known right now",
  offersHint: (value: number) => (value === 0 ? "no seat is held" : `${count(value, "seat", "seats")} held`),
  rooms: "Rooms now",
  roomsLater: "Rooms on that day",
  noRoom: "No room",
  until: (clock: string) => `until ${clock}`,
  starts: (clock: string) => `starts ${clock}`,
  next: (clock: string, title: string) => `Next: ${clock} ${title}`,
  nothingNext: "Nothing more here",
  roomDone: "Nothing more on this day",
  seats: (taken: number, capacity: number) => `${n(taken)} of ${count(capacity, "seat", "seats")}`,
  going: (taken: number) => `${n(taken)} going`,
  line: (value: number) => `${n(value)} waiting`,
  noLine: "no waitlist",
  hours: "Seats by hour",
  takenLegend: "taken",
  freeLegend: "still free",
  hour: (from: string, sessions: number, taken: number, free: number) =>
    sessions === 0
      ? `${from}: no session`
      : `${from}: ${count(sessions, "session", "sessions")}, ${n(taken)} ${taken === 1 ? "seat" : "seats"} taken, ${n(free)} free`,
  quietTitle: "Nothing needs you",
  quietHint: "Full sessions with long waitlists, bounced mails and unfinished imports appear here.",
  needs: "Needs you",
  soon: (min: number) => `Starts ${minutes(min)}`,
  over: (value: number) => `${people(value)} more than seats`,
  lineTitle: (value: number) => `${people(value)} ${value === 1 ? "waits" : "wait"} for a full session`,
  about: (title: string, when: string, room: string | null) =>
    room === null ? `${title}. ${when}.` : `${title}. ${when}, ${room}.`,
  overHint: "Nobody loses a seat, but not all fit in.",
  raise: "Change the capacity",
  raiseOf: (title: string) => `Change the capacity of “${title}”`,
  roster: "Roster",
  rosterOf: (title: string) => `Roster of “${title}”`,
  importTitle: "The last import is not finished",
  importHint: (done: number, total: number) =>
    `${n(done)} of ${count(total, "session", "sessions")} so far. Import the same file again to continue.`,
  continueImport: "Continue the import",
  draftTitle: "This event is a draft",
  draftHint: "Only organizers can see it.",
  mails: (value: number, more: boolean) => `Mails do not reach ${more ? "more than " : ""}${people(value)}`,
  mailsHint:
    "Their mails come back, or they reported one as unwanted. The column mailStopped of the file says who they are, so that you can reach them otherwise.",
  left: (value: number) => `${count(value, "more session", "more sessions")} with a waitlist`,
  overTitle: (title: string) => `${title} is over`,
  overSummary: (taken: number, sessions: number) =>
    `${count(taken, "seat was", "seats were")} taken in ${count(sessions, "session", "sessions")}.`,
  overFull: (value: number, waiting: number) =>
    value === 0
      ? "No session was full."
      : `${count(value, "session was", "sessions were")} full${waiting > 0 ? `, and ${people(waiting)} waited in vain` : ""}.`,
  toFigures: "See the figures",
  emptyTitle: "No session yet",
  emptyHint:
    "Import the schedule of the event, or add the first session by hand. Then this page shows its day.",
  toImport: "Import a schedule",
  toSessions: "Go to the sessions",
};
