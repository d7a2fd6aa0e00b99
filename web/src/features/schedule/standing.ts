import type { SessionSeats } from "../../api/session-seats.ts";
import { type Ending, endingOf } from "../../seats/ending.ts";
import type { MyEntry } from "./my-schedule-query.ts";

type EntryRsvp = Pick<
  MyEntry,
  "id" | "rsvpAt" | "waitlistedAt" | "cancelledAt" | "cancelReason" | "offerExpiresAt"
> & { readonly status: MyEntry["rsvpStatus"] };

/**
 * An entry's state by the button's rules: from the seats, if they are known, and the clock.
 * @param now milliseconds since 1970
 */
export function standingOf(
  entry: MyEntry,
  seats: SessionSeats | undefined,
  now: number,
): { readonly rsvp: EntryRsvp; readonly ending: Ending | undefined } {
  const rsvp = { ...entry, status: entry.rsvpStatus, ...seats?.myRsvp };
  const session = seats ?? { state: "OPEN", startsAt: entry.startTime };
  return { rsvp, ending: endingOf(session, rsvp, now) };
}
