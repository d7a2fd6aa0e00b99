import type { RateLimit } from "../core/allowance.ts";
import type { ReserveOutcome } from "../core/reserve-seat.ts";
import { json, type Refusal, type Reply } from "../middleware/reply.ts";
import { contention, ledgerRefusal, noSuchSession, rateLimited } from "./refusals.ts";

export function reserveReply(outcome: ReserveOutcome, sessionId: string, limit: RateLimit): Reply | Refusal {
  switch (outcome.kind) {
    case "confirmed":
      return json(201, "RESERVED", outcome.rsvp);
    case "already-confirmed":
      return json(200, "ALREADY_RESERVED", outcome.rsvp);
    case "already-waitlisted":
      return { code: "ALREADY_WAITLISTED", detail: "You are in line for this session already." };
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
