import { count } from "../count.ts";
import { lengthOf } from "../length.ts";

const NUMBERS = ["", "", "Two", "Three", "Four", "Five"];

/** My Schedule. */
export const scheduleMessages = {
  title: "My Schedule",
  emptyTitle: "Nothing here yet",
  emptyHint: "Sessions where you have a seat or are on the waitlist are kept here.",
  toAgenda: "Browse the agenda",
  signedOutTitle: "Sign in to see your schedule",
  signedOutHint: "Your seats, offers and waitlists are kept with your account.",
  days: "Days",
  earlier: (n: number) => `${n.toLocaleString("en")} earlier`,
  until: (end: string) => `until ${end}`,
  /** Between two sessions. */
  free: (ms: number) => `${lengthOf(ms)} free`,
  tight: (minutes: number) =>
    minutes < 1 ? "No time to change rooms:" : `Only ${count(Math.floor(minutes), "minute", "minutes")}:`,
  rooms: (from: string, to: string) => `${from} to ${to}`,
  atOnce: (n: number) => `${NUMBERS[n] ?? n} at once`,
  next: (ms: number) => `Next, in ${lengthOf(ms)}`,
  onNow: "On now",
  /** Marks of what ended. */
  cancelled: "Cancelled",
  offerEnded: "Offer expired",
  started: "No seat became free",
  movedAway: "Moved to another session",
  removed: "Removed",
  released: "Seat released",
  moved: "Moved",
  before: "before:",
};
