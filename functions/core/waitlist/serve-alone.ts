// Who gets a seat or an offer, and who needs a transaction of their own for that.

import { type EndingGroup, holdsOffer, isMember, othersIn } from "../any-of/group.ts";
import { clash } from "../overlaps/conflicts.ts";
import type { WaitlistPolicy } from "../programme/session.ts";
import type { FoundRsvp, RsvpStatus } from "../seats/rsvp.ts";
import type { Decision, PersonSeen, PersonWanted, Proof, SeenRsvp, Serving } from "./person-seen.ts";
import type { ListedAttendee, Offer, Waitlist } from "./waitlist-book.ts";

/** How a person is served if nothing else matters. */
export const servingOf = ({ onOffer }: ListedAttendee, policy: WaitlistPolicy): Serving =>
  onOffer === "TAKE" || policy === "AUTO_CONFIRM" ? "confirm" : "offer";

/** How this person of an offer is served. */
export const servedAs = ({ alone, waitlist }: Offer, person: ListedAttendee): Serving =>
  alone?.as ?? servingOf(person, waitlist.policy);

const isIfFree = ({ onOffer }: ListedAttendee): boolean => onOffer === "TAKE_IF_FREE";

/**
 * Tells whether it depends on more than the session how this person is served: they want to be free or want one session
 * of several, or the event blocks overlaps and they would be confirmed.
 */
export const isServedAlone = (person: ListedAttendee, { ledger, policy }: Waitlist): boolean =>
  isIfFree(person) ||
  person.anyOfId !== null ||
  (ledger.blocks === true && servingOf(person, policy) === "confirm");

/** What must be read to decide for this person. */
export const neededFor = (person: ListedAttendee, { ledger }: Waitlist): PersonWanted => ({
  sessionId: ledger.sessionId,
  userId: person.userId,
  needsDay: ledger.blocks === true,
  needsCalls: isIfFree(person),
  anyOfId: person.anyOfId,
});

/** A function that serves people runs for 20 s at most. The rest is for clocks that differ. */
export const MAX_CALL_MS = 30_000;
/** The transaction proves each of them. */
const MAX_WAITS_TO_PROVE = 20;

const OFFER: Decision = { as: "offer", proofs: [] };

/**
 * Decides for a person who is served alone. Of a group one member at a time gets an offer, and all others end with a
 * seat.
 */
export function decideAlone(
  person: ListedAttendee,
  waitlist: Waitlist,
  seen: PersonSeen,
  now: string,
): Decision | "paused" {
  const ending = groupOf(seen, waitlist);
  if (ending !== null && holdsOffer(ending)) return "paused";
  if (ending === null) return decideBeside(person, waitlist, seen, now);
  const isAsked = !isIfFree(person) && servingOf(person, waitlist.policy) === "offer";
  const decision = isAsked ? OFFER : decideBeside(person, waitlist, seen, now);
  const proof = { what: decision.as === "confirm" ? "group-wins" : "group-offers", ending } as const;
  return { ...decision, proofs: [...decision.proofs, proof] };
}

const groupOf = ({ group, rsvps }: PersonSeen, { ledger }: Waitlist): EndingGroup | null =>
  group &&
  othersIn(
    group,
    rsvps.map(({ found }) => found),
    ledger.sessionId,
  );

/**
 * In an event that blocks overlaps nobody is confirmed beside a seat that clashes, and the transaction proves their day.
 * What ends with the seat clashes with nothing.
 */
function decideBeside(
  person: ListedAttendee,
  { ledger, slot }: Waitlist,
  seen: PersonSeen,
  now: string,
): Decision {
  const { group } = seen;
  const isOther = ({ rsvp }: FoundRsvp) =>
    rsvp.sessionId !== ledger.sessionId && (group === null || !isMember(rsvp, group));
  const clashing = seen.rsvps.filter(
    ({ found, times }) => isOther(found) && times !== null && clash(times, slot),
  );
  const { day } = seen;
  if (day !== null && has(clashing, "CONFIRMED").length > 0) return OFFER;
  const free = isIfFree(person) ? proofsOfFree(clashing, seen, now) : [];
  if (free === null) return OFFER;
  return {
    as: "confirm",
    proofs: [...free, ...(day === null ? [] : [{ what: "no-other-seat", day } as const])],
  };
}

/**
 * A person is free if nothing clashes that they have, and nothing can that they may be about to get: neither by a call
 * that is under way, nor from another waitlist at this moment. `null`: they are not.
 */
function proofsOfFree(clashing: readonly SeenRsvp[], person: PersonSeen, now: string): Proof[] | null {
  const waits = has(clashing, "WAITLISTED");
  const isFree = has(clashing, "CONFIRMED", "OFFERED").length === 0 && waits.length <= MAX_WAITS_TO_PROVE;
  if (!isFree || mayBeCalling(person, now)) return null;
  return [
    { what: "no-later-call", userId: person.userId, calls: person.calls },
    ...waits.map(({ found }) => ({ what: "rsvp-as-found", found }) as const),
  ];
}

const has = (rsvps: readonly SeenRsvp[], ...statuses: RsvpStatus[]): SeenRsvp[] =>
  rsvps.filter(({ found }) => statuses.includes(found.rsvp.status));

/**
 * A call has come to its end once the person holds what it wrote. One that only ended an offer goes on. One that joined
 * another group may go on too, and get a seat of that group. A seat of this group is proved.
 */
function mayBeCalling({ calls, rsvps, group }: PersonSeen, now: string): boolean {
  if (calls === null) return false;
  const isYoung = ({ atMs }: { readonly atMs: number }) => atMs + MAX_CALL_MS > Date.parse(now);
  if (calls.isFull && calls.calls.every(isYoung)) return true;
  const isLast = ({ found: { rsvp } }: SeenRsvp) =>
    rsvp.status !== "CANCELLED" && (rsvp.anyOfId === null || rsvp.anyOfId === group?.anyOfId);
  const ended = new Set(rsvps.filter(isLast).map(({ changedBy }) => changedBy));
  return calls.calls.some((call) => isYoung(call) && !ended.has(call.requestId));
}
