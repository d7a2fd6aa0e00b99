import type { SessionSeats } from "../../api/session-seats.ts";
import { type Ending, endingOf } from "../../seats/ending.ts";
import type { MyEntry } from "./my-schedule-query.ts";

type EntryRsvp = Pick<
  MyEntry,
  "id" | "rsvpAt" | "waitlistedAt" | "cancelledAt" | "cancelReason" | "offerExpiresAt"
> & { readonly status: MyEntry["rsvpStatus"] };

/**
 * How it stands with an entry, by what its button goes by: the seats, where they are known, and the clock.
 *
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
