import { daysAfter, isLong, type Times } from "./time-range.ts";
import { momentOf } from "./wall-time.ts";
import { clockTime, dayKey } from "./zoned.ts";

const MAX_DAYS = 40;

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
  // Clocks that go back over the change show an earlier time on a day that has begun.
  const begins = momentOf(`${date}T${change}`, timeZone);
  const hasBegun = begins.kind === "twice" && new Date(at).getTime() >= Date.parse(begins.at);
  return hasBegun ? date : daysAfter(date, -1);
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
