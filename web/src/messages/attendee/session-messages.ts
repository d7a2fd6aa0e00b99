import { count } from "../count.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "2 h 8 min", or "3 days" from two days on. */
function lengthOf(ms: number): string {
  if (ms >= 2 * DAY_MS) return count(Math.floor(ms / DAY_MS), "day", "days");
  const minutes = Math.ceil(ms / MINUTE_MS);
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  return [h > 0 && `${h} h`, (min > 0 || h === 0) && `${min} min`].filter(Boolean).join(" ");
}

/** The page of one session. */
export const sessionMessages = {
  about: "About this session",
  noAbstract: "There is no description yet.",
  notLoaded: "The description was not loaded on this device.",
  speakers: (n: number) => (n === 1 ? "Speaker" : "Speakers"),
  facts: "Time and room",
  when: "When",
  where: "Where",
  track: "Track",
  startsIn: (ms: number) => `in ${lengthOf(ms)}`,
  until: (end: string) => `until ${end}`,
  over: "over",
  roomUnknown: "Room to be announced",
  of: (capacity: number) => `of ${count(capacity, "seat", "seats")}`,
  yourSeat: "Your seat",
  cancelled: "Cancelled",
  movedTime: (start: string) => `Now at ${start}`,
  movedDay: "Moved to another day",
  movedRoom: "Moved to another room",
  before: "before:",
  backTo: (day: string) => `Agenda, ${day}`,
  sameTime: "At the same time",
  sameTimeAll: (n: number) => `See all ${n} in the agenda`,
  inRoom: (room: string) => `In ${room}`,
  roomBefore: "Before",
  roomAfter: "After",
  share: "Share",
  copied: "The link is copied.",
  notCopied: "The link could not be copied.",
  toAgenda: "To the agenda",
};
