import type { Session } from "../../api/answers.ts";
import { isLong } from "../../time/time-range.ts";
import { clockTime } from "../../time/zoned.ts";
import { sumOf } from "./day-figures.ts";

export interface Hour {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly sessions: number;
  readonly taken: number;
  /** Seats that are free; sessions without a limit and those over their capacity have none. */
  readonly free: number;
  readonly when: "past" | "now" | "later";
}

const AN_HOUR = 3_600_000;
const MOST_HOURS = 24;

/**
 * How full the hours of a day are, from its first session to its last. A session counts in each hour in which it runs,
 * unless it lasts a day or longer.
 * @param now milliseconds since 1970
 */
export function hoursOf(sessions: readonly Session[], zone: string, now: number): readonly Hour[] {
  const timed = sessions.filter((each) => !isLong(each));
  if (timed.length === 0) return [];
  const first = hourOf(Math.min(...timed.map(({ startsAt }) => Date.parse(startsAt))), zone);
  const last = Math.max(...timed.map(({ endsAt }) => Date.parse(endsAt)));
  const many = Math.min(MOST_HOURS, Math.ceil((last - first) / AN_HOUR));
  return Array.from({ length: many }, (_, n) => hourFrom(first + n * AN_HOUR, timed, now));
}

function hourFrom(at: number, sessions: readonly Session[], now: number): Hour {
  const on = sessions.filter(
    ({ startsAt, endsAt }) => Date.parse(startsAt) < at + AN_HOUR && Date.parse(endsAt) > at,
  );
  return {
    at,
    sessions: on.length,
    taken: sumOf(on.map(({ taken }) => taken)),
    free: sumOf(on.map(({ capacity, taken }) => Math.max(0, (capacity ?? taken) - taken))),
    when: at + AN_HOUR <= now ? "past" : at <= now ? "now" : "later",
  };
}

/** The full hour on the clocks of the zone, some of which are half an hour off. */
function hourOf(at: number, zone: string): number {
  const minutes = Number(clockTime(at, zone).slice(3));
  return Math.floor(at / 60_000) * 60_000 - minutes * 60_000;
}
