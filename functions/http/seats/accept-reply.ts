import type { RateLimit } from "../../core/seats/allowance.ts";
import type { AcceptOutcome } from "../../core/waitlist/accept-offer.ts";
import type { Refusal } from "../../middleware/reply.ts";
import { type Granted, takenBy } from "./granted.ts";
import { contention, ledgerRefusal, noOffer, offerExpired, rateLimited, timeConflict } from "./refusals.ts";
import { nothingToSwap } from "./swap-refusals.ts";

export function acceptReply(outcome: AcceptOutcome, limit: RateLimit): Granted | Refusal {
  switch (outcome.kind) {
    case "accepted":
      return { status: 200, outcome: "OFFER_ACCEPTED", ...takenBy(outcome) };
    case "already-confirmed":
      return { status: 200, outcome: "ALREADY_RESERVED", ...takenBy(outcome) };
    case "nothing-to-swap":
      return nothingToSwap;
    case "offer-expired":
      return offerExpired;
    case "no-offer":
      return noOffer;
    case "booth":
    case "session-cancelled":
      return ledgerRefusal(outcome);
    case "time-conflict":
      return timeConflict(outcome);
    case "contention":
    case "group-won":
      return contention;
    case "rate-limited":
      return rateLimited("release", outcome.retryAfterMs, limit);
  }
}
