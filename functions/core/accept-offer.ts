import type { Allowance, Caller } from "./allowance.ts";
import type { FoundRsvp, Rsvp } from "./rsvp.ts";

export type AcceptOutcome =
  | { readonly kind: "accepted"; readonly rsvp: Rsvp; readonly placeFreedAt: string | null }
  | { readonly kind: "already-confirmed"; readonly rsvp: Rsvp }
  | { readonly kind: "offer-expired" }
  | { readonly kind: "no-offer" }
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number };

export interface AcceptRequest extends Caller {
  readonly sessionId: string;
}

/** The one write that accepts: of one item, on the condition that it holds an offer which is open at `now` (ISO, UTC). */
export interface OfferBook {
  acceptOffer(
    request: AcceptRequest,
    now: string,
  ): Promise<
    | { readonly kind: "committed"; readonly accepted: FoundRsvp }
    | { readonly kind: "refused"; readonly found: FoundRsvp | null }
  >;
}

export interface AcceptPorts {
  readonly allowance: Allowance;
  readonly seats: OfferBook;
  readonly clock: () => Date;
}

/** Turns the person's open offer into a confirmed place. It has been counted as taken since the offer was made. */
export async function acceptOffer(
  request: AcceptRequest,
  { allowance, seats, clock }: AcceptPorts,
): Promise<AcceptOutcome> {
  const allowed = await allowance.take("release", request, clock());
  if (!allowed.granted) return { kind: "rate-limited", retryAfterMs: allowed.retryAfterMs };
  return takeUpOffer(request, seats, clock().toISOString());
}

/** The same for a call that has been counted already. */
export async function takeUpOffer(
  request: AcceptRequest,
  seats: OfferBook,
  now: string,
): Promise<Exclude<AcceptOutcome, { kind: "rate-limited" }>> {
  const attempt = await seats.acceptOffer(request, now);
  if (attempt.kind === "committed") return accepted(attempt.accepted);
  const { found } = attempt;
  switch (found?.rsvp.status) {
    case "CONFIRMED":
      if (found.changedBy === request.requestId) return accepted(found);
      return { kind: "already-confirmed", rsvp: found.rsvp };
    case "OFFERED":
      return { kind: "offer-expired" };
    default:
      return found?.rsvp.cancelReason === "OFFER_EXPIRED" ? { kind: "offer-expired" } : { kind: "no-offer" };
  }
}

const accepted = ({ rsvp, placeFreedAt }: FoundRsvp): AcceptOutcome & { kind: "accepted" } => ({
  kind: "accepted",
  rsvp,
  placeFreedAt,
});
