import type { QuietHours } from "../../../functions/contract/quiet-hours.ts";
import { standsStill } from "../../../functions/contract/quiet-spans.ts";
import type { AgendaSession, Event, Rsvp } from "../api/answers.ts";
import { offerMessages as text } from "../messages/attendee/offer-messages.ts";
import { countdown, dayKey, shortDate, zonedTime } from "../time/zoned.ts";
import { endOfOffer } from "./open-offers.ts";
import { A_MINUTE, urgencyOf } from "./urgency.ts";

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

interface Offer {
  readonly rsvp: Rsvp;
  readonly session: Pick<AgendaSession, "offerMinutes">;
}

/** From the offer to its end, in milliseconds. */
export const lengthOfOffer = ({ rsvp, session }: Offer): number =>
  rsvp.offeredAt === null ? session.offerMinutes * A_MINUTE : endOfOffer(rsvp) - Date.parse(rsvp.offeredAt);

/** The time that is left, as short as a ring needs it: minutes without a word, in the last five `4:48`. */
export function ringTime(left: number): string {
  if (urgencyOf(left) !== "long") return countdown(left);
  const minutes = Math.ceil(left / A_MINUTE);
  return minutes < 100 ? String(minutes) : text.hours(Math.round(minutes / 60));
}
