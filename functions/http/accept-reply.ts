import type { AcceptOutcome } from "../core/accept-offer.ts";
import type { RateLimit } from "../core/allowance.ts";
import { json, type Refusal, type Reply } from "../middleware/reply.ts";
import { offerExpired, rateLimited } from "./refusals.ts";

export function acceptReply(outcome: AcceptOutcome, limit: RateLimit): Reply | Refusal {
  switch (outcome.kind) {
    case "accepted":
      return json(200, "OFFER_ACCEPTED", outcome.rsvp);
    case "already-confirmed":
      return json(200, "ALREADY_RESERVED", outcome.rsvp);
    case "offer-expired":
      return offerExpired;
    case "no-offer":
      return { code: "NO_OFFER", detail: "No place of this session is being held for you." };
    case "rate-limited":
      return rateLimited("release", outcome.retryAfterMs, limit);
  }
}
