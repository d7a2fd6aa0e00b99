import { messages } from "../messages/messages.ts";
import { dayKey } from "./zoned.ts";

const A_DAY = 24 * 3_600_000;

/**
 * `in 2 days`, by the days of the event's zone; `on now`; null if it is over.
 * @param now milliseconds since 1970
 */
export function untilEvent(startsAt: string, endsAt: string, now: number, zone: string): string | null {
  if (now >= Date.parse(endsAt)) return null;
  if (now >= Date.parse(startsAt)) return messages.days.onNow;
  // Both are days without a zone, so each lasts 24 hours.
  const days = (Date.parse(dayKey(startsAt, zone)) - Date.parse(dayKey(now, zone))) / A_DAY;
  return messages.days.until(days);
}
