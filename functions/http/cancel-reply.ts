import type { RateLimit } from "../core/allowance.ts";
import type { CancelOutcome } from "../core/cancel-rsvp.ts";
import { json, type Refusal, type Reply } from "../middleware/reply.ts";
import { contention, noSuchRsvp, rateLimited } from "./refusals.ts";

export function cancelReply(outcome: CancelOutcome, limit: RateLimit): Reply | Refusal {
  switch (outcome.kind) {
    case "cancelled":
      return json(200, "CANCELLED", outcome.rsvp);
    case "already-cancelled":
      return json(200, "ALREADY_CANCELLED", outcome.rsvp);
    case "rsvp-not-found":
      return noSuchRsvp;
    case "rate-limited":
      return rateLimited("release", outcome.retryAfterMs, limit);
    case "contention":
      return contention;
  }
}
