import { faceAt, momentOfFace } from "../../../../functions/contract/wall-time.ts";
import type { Span } from "../../time/lanes.ts";
import { daysAfter, isLong } from "../../time/time-range.ts";

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** A session may go on past the day's end; what lasts longer than this is cut off. */
const OVERHANG_MS = 3 * HOUR_MS;

export interface Timed {
  /** ISO 8601 */
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * The day from its change to the next one, also where clocks are set forward or back.
 * @param day `2026-01-10`
 * @param dayChange minutes after midnight
 */
export function dayOf(day: string, zone: string, dayChange: number): Span {
  const beginOf = (key: string) =>
    momentOfFace(Date.parse(`${key}T00:00:00Z`) + dayChange * MINUTE_MS, zone).ms;
  return { from: beginOf(day), to: beginOf(daysAfter(day, 1)) };
}

/** The whole hours that a day's sessions take. A session of several days does not stretch them. */
export function windowOf(sessions: readonly Timed[], day: Span, zone: string): Span {
  const starts = sessions.map(({ startsAt }) => Date.parse(startsAt)).filter((at) => at >= day.from);
  const ends = sessions
    .filter((each) => !isLong(each) || Date.parse(each.endsAt) <= day.to)
    .map(({ endsAt }) => Math.min(Date.parse(endsAt), day.to + OVERHANG_MS));
  const first = sessions.length > starts.length && starts.length === 0 ? day.from : Math.min(...starts);
  const from = first - pastHour(first, zone);
  const last = ends.length === 0 ? day.to : Math.max(from + HOUR_MS, ...ends);
  return { from, to: last + ((HOUR_MS - pastHour(last, zone)) % HOUR_MS) };
}

/** Full hours on the clocks of the zone, the last one as well. */
export function hoursOf({ from, to }: Span): number[] {
  return Array.from({ length: Math.floor((to - from) / HOUR_MS) + 1 }, (_, hour) => from + hour * HOUR_MS);
}

const pastHour = (at: number, zone: string): number =>
  ((faceAt(at, zone) % HOUR_MS) + (at % 1_000) + HOUR_MS) % HOUR_MS;
