import { count } from "../count.ts";

const sessions = (n: number) => count(n, "session", "sessions");

export const publishMessages = {
  title: "Before you publish",
  done: "Done:",
  open: "To look at:",
  mend: "Look at it",
  noSessions: "There is no session yet.",
  sessions: (n: number) => `There ${n === 1 ? "is" : "are"} ${sessions(n)}.`,
  seats: "Every session has a number of seats.",
  unlimited: (n: number) => `${sessions(n)} without a limit: everybody gets a seat there.`,
  rooms: "Every session has a room.",
  roomless: (n: number) => `${sessions(n)} without a room.`,
  dates: "All sessions lie within the dates of the event.",
  outside: (n: number) => `${sessions(n)} outside the dates of the event.`,
  about: "Venue and description are there.",
  aboutOpen: "Venue or description is missing.",
};
