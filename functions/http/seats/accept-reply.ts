import type { RateLimit } from "../../core/seats/allowance.ts";
import type { AcceptOutcome } from "../../core/waitlist/accept-offer.ts";
import type { Refusal } from "../../middleware/reply.ts";
import type { Granted } from "./granted.ts";
import { contention, ledgerRefusal, noOffer, offerExpired, rateLimited } from "./refusals.ts";

export function acceptReply(outcome: AcceptOutcome, limit: RateLimit): Granted | Refusal {
  switch (outcome.kind) {
    case "accepted":
      return { status: 200, outcome: "OFFER_ACCEPTED", rsvp: outcome.rsvp };
    case "already-confirmed":
      return { status: 200, outcome: "ALREADY_RESERVED", rsvp: outcome.rsvp };
    case "offer-expired":
      return offerExpired;
    case "no-offer":
      return noOffer;
    case "session-cancelled":
      return ledgerRefusal(outcome);
    case "contention":
      return contention;
    case "rate-limited":
      return rateLimited("release", outcome.retryAfterMs, limit);
  }
}
