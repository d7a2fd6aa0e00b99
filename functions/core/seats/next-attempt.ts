// What an attempt that has not committed means: an answer, or another attempt.

import { takeUpOffer } from "../waitlist/accept-offer.ts";
import { joinsAt, refusalOf } from "./ledger.ts";
import type {
  Finding,
  ReserveOutcome,
  ReservePorts,
  ReserveRequest,
  SeatAttempt,
  Transition,
} from "./reservation.ts";
import type { FoundRsvp } from "./rsvp.ts";

const AFRESH: Transition = { kind: "take", found: null };

/**
 * The first attempt, if the person's RSVP has been read. It names that version, so it decides nothing. A person who waits
 * is asked for afresh, because a refusal at the ledger tells more than one of their claim.
 */
export async function firstStep(
  held: FoundRsvp | null | undefined,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  if (!held || held.rsvp.status === "WAITLISTED") return AFRESH;
  return (await heldSeat(held, request, ports)) ?? { kind: "take", found: held };
}

/** A finding with the one time by which it is judged, because a waitlist may close between two (ISO, UTC). */
export type TimedFinding = Finding & { readonly at: string };

/** What has changed is asked for afresh. After a conflict the same transition is tried. */
export async function goElsewhere(
  attempt: Extract<SeatAttempt, { kind: "elsewhere" }>,
  transition: Transition,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  const found = attempt.found ?? transition.found;
  const held = attempt.found && (await heldSeat(attempt.found, request, ports));
  if (held) return held;
  if (found?.rsvp.status === "WAITLISTED") return sameWay(transition, found);
  if (attempt.met === "change" || transition.kind === "claim") return { kind: "take", found };
  return { ...transition, found };
}

export async function nextStep(
  { found, ledger, at }: TimedFinding,
  transition: Transition,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  const held = found && (await heldSeat(found, request, ports));
  if (held) return held;
  if (ledger.agreed) return found ? sameWay(transition, found) : refusedWithoutReason();
  if (ledger.ledger === null) return { kind: "session-not-found" };
  const refusal = refusalOf(ledger.ledger, at);
  if (refusal?.kind === "booth") return refusal;
  if (found?.rsvp.status === "WAITLISTED") {
    return refusal ? { kind: "already-waitlisted", rsvp: found.rsvp } : { kind: "claim", found };
  }
  if (refusal === null) return { kind: "take", found };
  const mayJoin = refusal.kind === "session-full" && refusal.waitlistOpen && request.ifFull === "WAITLIST";
  if (!mayJoin) return refusal;
  const waitlistedAt = joinsAt(ports.clock().toISOString(), refusal.ledger.lastWaitlistedAt);
  return { kind: "join", found, waitlistedAt };
}

/** The ledger agreed, so only the RSVP differed. The next attempt uses the RSVP that was found. */
function sameWay(transition: Transition, found: FoundRsvp): ReserveOutcome | Transition {
  if (found.rsvp.status !== "WAITLISTED")
    return transition.kind === "join" ? { ...transition, found } : { kind: "take", found };
  if (transition.kind === "join") return { kind: "already-waitlisted", rsvp: found.rsvp };
  return { kind: "claim", found };
}

/** DynamoDB names at least one item of a refused transaction, so this is a bug. */
function refusedWithoutReason(): never {
  throw new Error("the transaction was refused, but no item refused it");
}

/** Returns the RSVP that the person already has, if it answers the request. */
async function heldSeat(
  found: FoundRsvp,
  request: ReserveRequest,
  ports: ReservePorts,
): Promise<ReserveOutcome | Transition | null> {
  switch (found.rsvp.status) {
    case "CANCELLED":
    case "WAITLISTED":
      return null;
    case "CONFIRMED":
    case "OFFERED": {
      const { outcome } = await takeUpOffer(request, found, "counted-already", ports);
      if (outcome.kind === "no-offer") return AFRESH;
      return outcome.kind === "offer-expired" ? afterOffer(found, request, ports) : outcome;
    }
  }
}

/**
 * An expired offer goes to the next waiting person. If nobody waits, or the waitlist has closed, the attendee
 * ends it and asks like anybody else. The same applies to an attendee who wants to join the waitlist again.
 */
async function afterOffer(
  offer: FoundRsvp,
  request: ReserveRequest,
  { seats, clock, nudge }: ReservePorts,
): Promise<ReserveOutcome | Transition> {
  const now = clock().toISOString();
  const ledger = await seats.findLedger(request.sessionId);
  if (ledger === null) return { kind: "session-not-found" };
  const refusal = refusalOf({ ...ledger, taken: ledger.taken - 1 }, now);
  if (refusal !== null) {
    if (refusal.kind !== "session-full") return refusal;
    if (request.ifFull === "REJECT" || !refusal.waitlistOpen) return { kind: "offer-expired" };
  }
  await seats.expireOffer(request, offer, now);
  if (ledger.waiting > 0) await nudge(request.sessionId);
  return AFRESH;
}
