import { DROP_IN_MS } from "../../../functions/contract/limits.ts";
import { clockTime, shortDate } from "./zoned.ts";

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
