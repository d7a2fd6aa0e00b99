import { Outcome } from "../contract/metrics.ts";
import type { RateLimit } from "../core/allowance.ts";
import type { ReserveOutcome, ReserveRequest } from "../core/reserve-seat.ts";
import { json, type Refusal, type Reply } from "../middleware/reply.ts";
import { contention, ledgerRefusal, noSuchSession, offerExpired, rateLimited } from "./refusals.ts";

export function reserveReply(
  outcome: ReserveOutcome,
  { sessionId, ifFull }: ReserveRequest,
  limit: RateLimit,
): Reply | Refusal {
  switch (outcome.kind) {
    case "confirmed":
      return json(201, Outcome.reserved, outcome.rsvp);
    case "waitlisted":
      return json(201, Outcome.waitlisted, outcome.rsvp);
    case "already-confirmed":
      return json(200, "ALREADY_RESERVED", outcome.rsvp);
    case "accepted":
      return json(200, "OFFER_ACCEPTED", outcome.rsvp);
    case "already-waitlisted":
      if (ifFull === "WAITLIST") return json(200, "ALREADY_WAITLISTED", outcome.rsvp);
      return { code: "ALREADY_WAITLISTED", detail: "You are in line for this session already." };
    case "offer-expired":
      return offerExpired;
    case "session-not-found":
      return noSuchSession(sessionId);
    case "rate-limited":
      return rateLimited("reserve", outcome.retryAfterMs, limit);
    case "contention":
      return contention;
    default:
      return ledgerRefusal(outcome);
  }
}
