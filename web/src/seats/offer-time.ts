import type { QuietHours } from "../../../functions/contract/quiet-hours.ts";
import { standsStill } from "../../../functions/contract/quiet-spans.ts";
import type { Event } from "../api/answers.ts";
import { offerMessages as text } from "../messages/attendee/offer-messages.ts";
import { dayKey, shortDate, zonedTime } from "../time/zoned.ts";

/**
 * `14:30`, or with its day if it is not today, and with its zone if the reader's clocks show another time. Times are in
 * ms since 1970.
 */
export function endText(end: number, now: number, timeZone: string): string {
  const time = zonedTime(end, timeZone);
  return dayKey(end, timeZone) === dayKey(now, timeZone) ? time : text.on(shortDate(end, timeZone), time);
}

/** The hours in which the time of an open offer stands still before its end; `null`: it does not. */
export function quietBefore(
  end: number,
  now: number,
  { quietHours, timeZone }: Pick<Event, "quietHours" | "timeZone">,
): QuietHours | null {
  if (end <= now || quietHours === null) return null;
  return standsStill({ ...quietHours, timeZone }, now, end) ? quietHours : null;
}
