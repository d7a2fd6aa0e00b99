import { count, people } from "../count.ts";

const n = (value: number) => value.toLocaleString("en");
const sessions = (value: number) => count(value, "session", "sessions");

export const manyMessages = {
  select: (title: string) => `Select “${title}”`,
  selectShown: (value: number) => `Select all ${n(value)} shown`,
  selectOf: "Also select all of",
  selectOfNone: "a room or track …",
  rooms: "Rooms",
  tracks: "Tracks",
  bar: "Selected sessions",
  selected: (value: number) => `${sessions(value)} selected`,
  change: (value: number) => `Change ${sessions(value)} …`,
  clear: "Clear selection",
  title: (value: number) => `Change ${sessions(value)}`,
  intro: "Only what you fill in changes. You see what would happen before anything is changed.",
  asIs: "As it is",
  state: "Registration",
  states: { OPEN: "Open", CLOSED: "Closed", CANCELLED: "Cancelled: everybody loses their seat" },
  capacity: "Capacity",
  capacities: { keep: "As it is", unlimited: "Unlimited", number: "A number of seats" },
  seats: "Seats",
  room: "Room",
  track: "Track",
  shift: "Move by minutes",
  shiftHint: "For example 15 for later, −15 for earlier.",
  policy: "When a seat comes free",
  policies: { OFFER: "Offer it to the next person", AUTO_CONFIRM: "Give it to the next person at once" },
  offerMinutes: "Minutes to accept an offer",
  wrongNumber: (least: number, most: number) => `Enter a whole number from ${n(least)} to ${n(most)}.`,
  nothing: "Fill in at least one field.",
  check: "See what would change",
  back: "Back",
  leave: "Cancel",
  close: "Close",
  wouldTitle: "This would happen",
  results: {
    CHANGED: (value: number) => `${sessions(value)} would change.`,
    UNCHANGED: (value: number) => `${sessions(value)} ${value === 1 ? "is" : "are"} like this already.`,
    CANCELLED: (value: number) => `${sessions(value)} ${value === 1 ? "stays" : "stay"} cancelled.`,
    INVALID: (value: number) =>
      `${sessions(value)} cannot change, because of times that contradict each other.`,
    NOT_FOUND: (value: number) => `${sessions(value)} ${value === 1 ? "is" : "are"} no longer there.`,
    LEFT: (value: number) => `${sessions(value)} ${value === 1 ? "was" : "were"} not changed yet.`,
  },
  nobody: "Everybody's seat still fits.",
  displaced: "People whose seat no longer fits",
  tooFew: (title: string, value: number) => `“${title}” has too few seats for ${people(value)}.`,
  clash: (title: string, other: string, value: number) =>
    `“${title}” would be at the same time as “${other}”: ${people(value)} ${value === 1 ? "has" : "have"} a seat in both.`,
  notCompared: (value: number) => `${n(value)} more pairs of sessions were too large to compare.`,
  cannotUndo: "Cancelling sessions cannot be undone: their people lose their seats at once.",
  confirm: (value: number) => `Change ${sessions(value)}`,
  nothingChanges: "Nothing would change.",
  progress: (done: number, total: number) => `${n(done)} of ${sessions(total)} done`,
  doneTitle: "Done, but not everything",
  changed: (value: number) => `${sessions(value)} changed.`,
  failed: "Not all sessions were changed.",
  goOn: "Try again",
  undo: "Undo",
  undone: (value: number) => `${sessions(value)} ${value === 1 ? "is" : "are"} as before.`,
  notUndone: (titles: string) => `Changed by somebody since, so left as they are: ${titles}.`,
};

export const actsMessages = {
  title: "More",
  duplicate: "Duplicate",
  duplicateHint: "A new session with the same settings. It is closed until you open it.",
  duplicated: (title: string) => `This is the copy of “${title}”. It is closed until you open it.`,
  move: "Move everybody …",
  moveHint: "Everybody of this session goes to another one, and is told.",
  delete: "Delete",
  deleteHint: "Only for a session that nobody was ever in. Cancel others instead.",
  deleteTitle: (title: string) => `Delete “${title}”?`,
  deleteText: "The session disappears from the agenda. This cannot be undone.",
  deleteConfirm: "Delete the session",
  deleteKeep: "Keep it",
  deleted: (title: string) => `“${title}” is deleted.`,
};

export const moveMessages = {
  title: (title: string) => `Move everybody of “${title}”`,
  intro:
    "People who came first get the seats that are free there. Others join its waitlist, before those who waited. This session is closed, and everybody is told once.",
  to: "To which session",
  choose: "Choose a session …",
  mustChoose: "Choose the session to which they move.",
  option: (when: string, title: string, free: string) => `${when} · ${title} (${free})`,
  free: (seats: number | null) => (seats === null ? "unlimited" : `${n(seats)} free`),
  check: "See who would move",
  counts: {
    seated: (value: number) => `${people(value)} ${value === 1 ? "gets" : "get"} a seat.`,
    joined: (value: number) =>
      `${people(value)} ${value === 1 ? "joins" : "join"} the waitlist, because no seat is free.`,
    waiting: (value: number) => `${people(value)} who ${value === 1 ? "waits" : "wait"} now will wait there.`,
    kept: (value: number) =>
      `${people(value)} ${value === 1 ? "keeps" : "keep"} what they have there already.`,
    stayed: (value: number) =>
      `${people(value)} ${value === 1 ? "stays" : "stay"} here: no seat is free there, and its waitlist is closed.`,
  },
  nobody: "Nobody is in this session.",
  confirm: (value: number) => `Move ${people(value)}`,
  progress: (left: number) => `Moving … ${people(left)} left`,
  done: (title: string) => `Everybody is in “${title}” now, or waits for it.`,
  partly: (value: number) => `${people(value)} stayed in this session.`,
  stopped: "Not everybody has moved. The others are still in this session.",
  goOn: "Go on",
};

export const registrationMessages = {
  close: "Close all registration",
  closeTitle: "Close all registration?",
  closeText:
    "From now on nobody gets a seat or joins a waitlist in any session of this event. Nobody loses anything, and open offers can still be accepted. You can open it again at any time.",
  closeConfirm: "Close all registration",
  closeKeep: "Leave it open",
  closedTitle: "All registration is closed",
  closedHint: "Nobody gets a seat in any session until you open it again. Sessions then are as they were.",
  open: "Open registration again",
  closed: "All registration is closed.",
  opened: "Registration is open again.",
};
