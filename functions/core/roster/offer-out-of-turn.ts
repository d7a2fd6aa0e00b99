import type { Pause } from "../pause.ts";
import type { Ledger, LedgerRefusal } from "../seats/ledger.ts";
import { isOfferUseful, isWaitlistOpen, offerExpiresAt, refusalOf, seatsLeft } from "../seats/ledger.ts";
import type { FoundRsvp } from "../seats/rsvp.ts";
import type { Decision } from "../waitlist/person-seen.ts";
import { type QuietSpans, spansFrom } from "../waitlist/quiet-hours.ts";
import { decideAlone, isServedAlone, neededFor } from "../waitlist/serve-alone.ts";
import type { ListedAttendee, Waitlist, WaitlistBook } from "../waitlist/waitlist-book.ts";
import type { HandRequest } from "./hand.ts";

export interface OutOfTurnRequest extends HandRequest {
  readonly userId: string;
}

export type OutOfTurnOutcome =
  | { readonly kind: "offered" | "there-already" | "rsvp-not-found" | "not-waiting" | "contention" }
  | { readonly kind: "has-passed"; readonly until: string }
  /** Another session of the person's group is offered to them. */
  | { readonly kind: "paused" }
  | { readonly kind: "waitlist-closed" }
  | { readonly kind: "no-seat"; readonly ledger: Ledger }
  | Exclude<LedgerRefusal, { kind: "session-full" }>;

export interface OutOfTurnPorts {
  readonly waitlist: Pick<WaitlistBook, "findWaitlist" | "findPerson" | "offerSeats">;
  readonly findRsvp: (sessionId: string, userId: string) => Promise<FoundRsvp | null>;
  readonly quietSpans: QuietSpans;
  readonly clock: () => Date;
  readonly pause: Pause;
}

/**
 * Offers a seat to a waiting person before those who joined earlier. It is an offer whatever the policy and the choice,
 * so the person decides. Nobody else's place changes. A repetition finds the offer.
 */
export async function offerOutOfTurn(
  request: OutOfTurnRequest,
  ports: OutOfTurnPorts,
): Promise<OutOfTurnOutcome> {
  for (;;) {
    const { sessionId, userId } = request;
    const [waitlist, found] = await Promise.all([
      ports.waitlist.findWaitlist(sessionId),
      ports.findRsvp(sessionId, userId),
    ]);
    if (waitlist === null) return { kind: "session-not-found" };
    const now = ports.clock().toISOString();
    const refusal = refusalFor(request, waitlist, found, now);
    if (refusal) return refusal;
    const person = listed(found as FoundRsvp);
    const alone = await decisionFor(person, waitlist, ports, now);
    if (alone === "paused") return { kind: "paused" };
    const outcome = await offer(request, { waitlist, person, alone, now }, ports);
    if (outcome === "committed") return { kind: "offered" };
    if (!(await ports.pause())) return { kind: "contention" };
  }
}

function refusalFor(
  { overCapacity }: OutOfTurnRequest,
  { ledger, offerMinutes }: Waitlist,
  found: FoundRsvp | null,
  now: string,
): OutOfTurnOutcome | null {
  if (found === null) return { kind: "rsvp-not-found" };
  const { status, passedUntil } = found.rsvp;
  if (status === "CANCELLED") return { kind: "not-waiting" };
  if (status !== "WAITLISTED") return { kind: "there-already" };
  const closed = refusalOf(ledger, now);
  if (closed && closed.kind !== "session-full") return closed;
  const isUseful = isWaitlistOpen(ledger, now) && isOfferUseful(ledger, offerMinutes, now);
  if (!isUseful) return { kind: "waitlist-closed" };
  if (passedUntil !== null && passedUntil > now) return { kind: "has-passed", until: passedUntil };
  return seatsLeft(ledger) === 0 && !overCapacity ? { kind: "no-seat", ledger } : null;
}

const listed = ({ rsvp, version }: FoundRsvp): ListedAttendee => ({
  userId: rsvp.userId,
  status: "WAITLISTED",
  waitlistedAt: rsvp.waitlistedAt,
  part: rsvp.part ?? 0,
  onOffer: rsvp.onOffer ?? "ASK",
  passedUntil: rsvp.passedUntil,
  anyOfId: rsvp.anyOfId,
  version,
});

/** Of a group one member at a time gets an offer, out of turn too. */
async function decisionFor(
  person: ListedAttendee,
  waitlist: Waitlist,
  ports: OutOfTurnPorts,
  now: string,
): Promise<Decision | "paused"> {
  const asked = { ...person, onOffer: "ASK" } as const;
  const asking = { ...waitlist, policy: "OFFER" } as const;
  if (!isServedAlone(asked, asking)) return { as: "offer", proofs: [] };
  return decideAlone(asked, asking, await ports.waitlist.findPerson(neededFor(asked, asking)), now);
}

interface Decided {
  readonly waitlist: Waitlist;
  readonly person: ListedAttendee;
  readonly alone: Decision;
  readonly now: string;
}

async function offer(
  { requestId, by, note }: OutOfTurnRequest,
  { waitlist, person, alone, now }: Decided,
  ports: OutOfTurnPorts,
): Promise<"committed" | "again"> {
  const { ledger, offerMinutes, quietHours } = waitlist;
  const quiet = spansFrom(quietHours, Date.parse(now), ports.quietSpans);
  const { kind } = await ports.waitlist.offerSeats({
    ...{ waitlist, people: [person], alone, now, requestId },
    expiresAt: offerExpiresAt(ledger, offerMinutes, now, quiet),
    outOfTurn: { by, at: now, note, raisedCapacity: seatsLeft(ledger) === 0 },
  });
  return kind === "committed" ? kind : "again";
}
