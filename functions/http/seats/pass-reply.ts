import type { RateLimit } from "../../core/seats/allowance.ts";
import { MAX_PASSES } from "../../core/seats/on-offer.ts";
import type { PassOutcome } from "../../core/waitlist/pass-offer.ts";
import type { Refusal } from "../../middleware/reply.ts";
import type { Granted } from "./granted.ts";
import { contention, ledgerRefusal, noOffer, offerExpired, rateLimited } from "./refusals.ts";

export function passReply(outcome: PassOutcome, limit: RateLimit): Granted | Refusal {
  switch (outcome.kind) {
    case "passed":
      return { status: 200, outcome: "OFFER_PASSED", rsvp: outcome.rsvp };
    case "already-passed":
      return { status: 200, outcome: "ALREADY_PASSED", rsvp: outcome.rsvp };
    case "no-passes-left":
      return {
        code: "NO_PASSES_LEFT",
        detail: `You have kept your place ${MAX_PASSES} times already. Your offer is still open.`,
      };
    case "waitlist-closed":
      return {
        code: "NO_PASSES_LEFT",
        detail: "The waitlist has closed, so there is no place to keep. Your offer is still open.",
        members: { reason: "WAITLIST_CLOSED" },
      };
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
