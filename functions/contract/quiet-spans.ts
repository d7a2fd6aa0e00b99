import type { QuietHours } from "./quiet-hours.ts";
import { faceAt } from "./wall-time.ts";

/** Quiet hours on the clocks of a zone. */
export interface ZonedQuietHours extends QuietHours {
  /** An IANA name. */
  readonly timeZone: string;
}

/** In ms since 1970. */
interface Span {
  readonly begins: number;
  readonly ends: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Finds the times from `fromMs` on at which the clocks of the zone show quiet hours, in order and without end. If it is
 * such a time already, the first span begins at `fromMs`. An hour that clocks show twice is quiet both times.
 */
export function* quietSpans(hours: ZonedQuietHours, fromMs: number): Generator<Span, never> {
  for (let at = fromMs; ; ) {
    const begins = isQuietAt(at, hours) ? at : nextChange(hours.from, at, hours);
    const ends = nextChange(hours.to, begins, hours);
    yield { begins, ends };
    at = ends;
  }
}

/** Tells whether the time of an offer stands still before its end. In hours in which it ends, its time runs. */
export function standsStill(hours: ZonedQuietHours, fromMs: number, endMs: number): boolean {
  const { value } = quietSpans(hours, fromMs).next();
  return value.ends < endMs;
}

function isQuietAt(ms: number, { from, to, timeZone }: ZonedQuietHours): boolean {
  const [begins, ends, clock] = [msOf(from), msOf(to), clockAt(ms, timeZone)];
  return begins < ends ? begins <= clock && clock < ends : begins <= clock || clock < ends;
}

/** When quiet hours begin or end after `ms`: at this clock time, or when clocks are changed over it. */
function nextChange(clock: string, ms: number, hours: ZonedQuietHours): number {
  const { timeZone } = hours;
  const wait = (msOf(clock) - clockAt(ms, timeZone) + DAY_MS) % DAY_MS || DAY_MS;
  if (offsetAt(ms + wait, timeZone) === offsetAt(ms, timeZone)) return ms + wait;
  const changed = firstWithOtherOffset(ms, ms + wait, timeZone);
  return isQuietAt(changed, hours) === isQuietAt(ms, hours) ? nextChange(clock, changed, hours) : changed;
}

function firstWithOtherOffset(ms: number, laterMs: number, timeZone: string): number {
  const offset = offsetAt(ms, timeZone);
  let [same, other] = [ms, laterMs];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle, timeZone) === offset) same = middle;
    else other = middle;
  }
  return other;
}

/** Faces are in whole seconds. */
const offsetAt = (ms: number, timeZone: string): number => faceAt(ms, timeZone) - ms + (ms % 1_000);

const clockAt = (ms: number, timeZone: string): number => (ms + offsetAt(ms, timeZone)) % DAY_MS;

function msOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return (60 * hour + minute) * MINUTE_MS;
}
