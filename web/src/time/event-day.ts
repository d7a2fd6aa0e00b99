import { daysAfter, isLong, type Times } from "./time-range.ts";
import { clockTime, dayKey } from "./zoned.ts";

const MAX_DAYS = 40;
const QUARTER_MS = 15 * 60_000;
const LARGEST_STEP_BACK_MS = 2 * 3_600_000;

/** An event has its own clocks, and its own end of a day: a party after midnight belongs to the evening before. */
export interface EventClock {
  readonly timeZone: string;
  /** Minutes after midnight, on the event's clocks. @default 0 */
  readonly dayChange?: number;
}

/**
 * The event's day at a moment, `2026-01-10`. A day begins when the clocks first show its change, so a change of
 * the clocks makes days of 23 and 25 hours, and none of them begins twice.
 */
export function eventDay(at: string | number, { timeZone, dayChange = 0 }: EventClock): string {
  const date = dayKey(at, timeZone);
  if (dayChange === 0) return date;
  const clock = clockTime(at, timeZone);
  const change = clockOf(dayChange);
  if (clock >= change) return date;
  return hasBegun(new Date(at).getTime(), date, change, timeZone) ? date : daysAfter(date, -1);
}

/** Clocks that go back over the change show an earlier time on a day that has begun. They do so at a quarter of an hour. */
function hasBegun(at: number, date: string, change: string, timeZone: string): boolean {
  const last = Math.floor(at / QUARTER_MS) * QUARTER_MS - 1;
  return Array.from(
    { length: LARGEST_STEP_BACK_MS / QUARTER_MS },
    (_, index) => last - index * QUARTER_MS,
  ).some((before) => dayKey(before, timeZone) === date && clockTime(before, timeZone) >= change);
}

/** A session of a day or longer has several days, until the one on which it ends. */
export function eventDaysOf(times: Times, clock: EventClock): string[] {
  const first = eventDay(times.startsAt, clock);
  if (!isLong(times)) return [first];
  // A session that ends with a day is not on the day that begins then.
  const last = eventDay(Date.parse(times.endsAt) - 1, clock);
  const days = Array.from({ length: MAX_DAYS }, (_, index) => daysAfter(first, index));
  return days.filter((day) => day <= last);
}

function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
