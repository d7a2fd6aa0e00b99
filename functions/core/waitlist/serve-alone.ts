// Who gets a seat or an offer, and who needs a transaction of their own for that.

import type { WaitlistPolicy } from "../programme/session.ts";
import type { RsvpStatus } from "../seats/rsvp.ts";
import type { Decision, PersonSeen, Serving, Times } from "./person-seen.ts";
import type { ListedAttendee, Offer, Waitlist } from "./waitlist-book.ts";

/** Tells whether it depends on more than the session how this person is served. */
export const isServedAlone = ({ onOffer }: ListedAttendee): boolean => onOffer === "TAKE_IF_FREE";

/** How a person is served for whom nothing else matters. */
export const servingOf = ({ onOffer }: ListedAttendee, policy: WaitlistPolicy): Serving =>
  onOffer === "TAKE" || policy === "AUTO_CONFIRM" ? "confirm" : "offer";

/** How this person of an offer is served. */
export const servedAs = ({ alone, waitlist }: Offer, person: ListedAttendee): Serving =>
  alone?.as ?? servingOf(person, waitlist.policy);

/** A function that serves people runs for 20 s at most. The rest is for clocks that differ. */
export const MAX_CALL_MS = 30_000;
/** The transaction proves each of them. */
const MAX_WAITS_TO_PROVE = 20;

/**
 * Decides for a person with `TAKE_IF_FREE`. They get the seat if nothing clashes that they have, and nothing can that
 * they may be about to get: neither by a call that is under way, nor from another waitlist at this moment.
 */
export function decideAlone({ ledger, slot }: Waitlist, person: PersonSeen, now: string): Decision {
  const clashing = person.rsvps.filter(
    ({ found, times }) => found.rsvp.sessionId !== ledger.sessionId && times !== null && overlap(times, slot),
  );
  const has = (...statuses: RsvpStatus[]) =>
    clashing.filter(({ found }) => statuses.includes(found.rsvp.status));
  const waits = has("WAITLISTED");
  const isFree = has("CONFIRMED", "OFFERED").length === 0 && waits.length <= MAX_WAITS_TO_PROVE;
  if (!isFree || mayBeCalling(person, now)) return { as: "offer", proofs: [] };
  return {
    as: "confirm",
    proofs: [
      { what: "no-later-call", userId: person.userId, calls: person.calls },
      ...waits.map(({ found }) => ({ what: "rsvp-as-found", found }) as const),
    ],
  };
}

const overlap = (one: Times, other: Times): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/** A call has come to its end once the person holds what it wrote. One that only ended an offer goes on. */
function mayBeCalling({ calls, rsvps }: PersonSeen, now: string): boolean {
  if (calls === null) return false;
  const isYoung = ({ atMs }: { readonly atMs: number }) => atMs + MAX_CALL_MS > Date.parse(now);
  if (calls.isFull && calls.calls.every(isYoung)) return true;
  const ended = new Set(
    rsvps.filter(({ found }) => found.rsvp.status !== "CANCELLED").map(({ changedBy }) => changedBy),
  );
  return calls.calls.some((call) => isYoung(call) && !ended.has(call.requestId));
}
