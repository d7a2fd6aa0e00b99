import type { Pause } from "../pause.ts";
import type { Allowance, CountedCall } from "../seats/allowance.ts";
import type { FoundRsvp, Rsvp } from "../seats/rsvp.ts";

export type AcceptOutcome =
  | { readonly kind: "accepted"; readonly rsvp: Rsvp; readonly seatFreedAt: string | null }
  | { readonly kind: "already-confirmed"; readonly rsvp: Rsvp }
  | { readonly kind: "offer-expired" }
  | { readonly kind: "no-offer" }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "contention" };

export interface AcceptRequest extends CountedCall {
  readonly sessionId: string;
}

/** Tells whether accepting counts against the allowance. A call to reserve has already been counted. */
export type Counting = "counts" | "counted-already";

/** One attempt to accept the offer of an unchanged RSVP. SeatAttempt explains `unsettled`. */
export type AcceptAttempt =
  | { readonly kind: "committed"; readonly rsvp: Rsvp }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "changed"; readonly found: FoundRsvp | null }
  | { readonly kind: "unsettled" };

export interface OfferBook {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
  /** Confirms the offer if it is open at `now`, nothing has changed it, and the session takes place. */
  acceptOffer(
    request: AcceptRequest,
    offer: FoundRsvp,
    now: Date,
    counting: Counting,
  ): Promise<AcceptAttempt>;
}

export interface AcceptPorts {
  readonly allowance: Allowance;
  readonly seats: OfferBook;
  readonly clock: () => Date;
  readonly pause: Pause;
}

/** Turns the attendee's open offer into a confirmed seat. The seat counts as taken since the offer. */
export async function acceptOffer(request: AcceptRequest, ports: AcceptPorts): Promise<AcceptOutcome> {
  const found = await ports.seats.findRsvp(request.sessionId, request.attendee.userId);
  const { outcome, wasCounted } = await takeUpOffer(request, found, "counts", ports);
  if (wasCounted) return outcome;
  const allowed = await ports.allowance.take("release", request, ports.clock);
  return allowed.granted ? outcome : { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
}

interface TakenUp {
  readonly outcome: AcceptOutcome;
  /** It is false if no write was tried, since only a write counts the call. */
  readonly wasCounted: boolean;
}

/**
 * Does the same with an RSVP that is already known. The read before decides nothing: it supplies what the
 * answer needs and a committed transaction does not return.
 */
export async function takeUpOffer(
  request: AcceptRequest,
  known: FoundRsvp | null,
  counting: Counting,
  { seats, clock, pause }: Omit<AcceptPorts, "allowance">,
): Promise<TakenUp> {
  for (let found = known; ; ) {
    const now = clock();
    if (found === null || !isOpenOffer(found.rsvp, now)) {
      return { outcome: withoutOffer(found?.rsvp), wasCounted: counting === "counted-already" };
    }
    const attempt = await seats.acceptOffer(request, found, now, counting);
    switch (attempt.kind) {
      case "committed": {
        const { seatFreedAt } = found;
        return { outcome: { kind: "accepted", rsvp: attempt.rsvp, seatFreedAt }, wasCounted: true };
      }
      case "session-cancelled":
        return { outcome: attempt, wasCounted: counting === "counted-already" };
      case "rate-limited":
        return { outcome: attempt, wasCounted: true };
      case "changed":
        found = attempt.found;
        break;
      case "unsettled":
        if (!(await pause())) return { outcome: { kind: "contention" }, wasCounted: true };
    }
  }
}

const isOpenOffer = ({ status, offerExpiresAt }: Rsvp, now: Date): boolean =>
  status === "OFFERED" && offerExpiresAt !== null && offerExpiresAt > now.toISOString();

/** What holds for a person without an open offer. */
export function withoutOffer(rsvp: Rsvp | undefined): AcceptOutcome {
  switch (rsvp?.status) {
    case "CONFIRMED":
      return { kind: "already-confirmed", rsvp };
    case "OFFERED":
      return { kind: "offer-expired" };
    default:
      return rsvp?.cancelReason === "OFFER_EXPIRED" ? { kind: "offer-expired" } : { kind: "no-offer" };
  }
}
