import { DROP_IN_MS } from "../../../functions/contract/limits.ts";
import { clockTime, shortDate } from "./zoned.ts";

const DAY_MS = 86_400_000;

export interface Times {
  /** ISO 8601 */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A session of a day or longer: a clock time alone would not say when it ends. */
export function isLong({ startsAt, endsAt }: Times): boolean {
  return Date.parse(endsAt) - Date.parse(startsAt) >= DROP_IN_MS;
}

/** `13:30 – 15:00`; `13:30 – Mon 10 May, 19:30` for a day or longer. */
export function timeRange(times: Times, zone: string): string {
  return `${clockTime(times.startsAt, zone)} – ${endText(times, zone)}`;
}

export function endText(times: Times, zone: string): string {
  const clock = clockTime(times.endsAt, zone);
  return isLong(times) ? `${shortDate(times.endsAt, zone)}, ${clock}` : clock;
}

/** The key of a later day. Days of 23 and 25 hours count as one, like all others. */
export const daysAfter = (key: string, days: number): string =>
  new Date(Date.parse(`${key}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
