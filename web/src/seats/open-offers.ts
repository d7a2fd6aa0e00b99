import type { MySchedule, Rsvp, ScheduleEntry } from "../api/answers.ts";
import { useCached } from "../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../identity/identity.ts";
import { myScheduleKey } from "./my-schedule-query.ts";

/**
 * The offers that the attendee can still accept, the one that ends first before the others.
 * @param now milliseconds since 1970
 */
export function openOffers({ entries }: MySchedule, now: number): ScheduleEntry[] {
  return entries
    .filter(({ rsvp, session }) => endOfOffer(rsvp) > now && session.state !== "CANCELLED")
    .sort((a, b) => endOfOffer(a.rsvp) - endOfOffer(b.rsvp));
}

/** Milliseconds since 1970; 0 if the RSVP is no offer. */
export const endOfOffer = ({ status, offerExpiresAt }: Rsvp): number =>
  status === "OFFERED" && offerExpiresAt !== null ? Date.parse(offerExpiresAt) : 0;

/** Tells whether an offer of the event waits for the attendee. */
export function useHasOffer(eventId: string): boolean {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  return useCached<MySchedule, boolean>(
    myScheduleKey(eventId, attendeeId),
    (state) => state?.data !== undefined && openOffers(state.data, Date.now()).length > 0,
  );
}
