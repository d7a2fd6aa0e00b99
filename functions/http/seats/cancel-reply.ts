import type { RateLimit } from "../../core/seats/allowance.ts";
import type { CancelOutcome } from "../../core/seats/cancel-rsvp.ts";
import type { Refusal } from "../../middleware/reply.ts";
import type { Granted } from "./granted.ts";
import { alreadyIn, contention, noSuchRsvp, rateLimited, rsvpChanged } from "./refusals.ts";

export function cancelReply(outcome: CancelOutcome, limit: RateLimit): Granted | Refusal {
  switch (outcome.kind) {
    case "cancelled":
      return { status: 200, outcome: "CANCELLED", rsvp: outcome.rsvp };
    case "already-cancelled":
      return { status: 200, outcome: "ALREADY_CANCELLED", rsvp: outcome.rsvp };
    case "rsvp-changed":
      return rsvpChanged(outcome.rsvp);
    case "rsvp-not-found":
      return noSuchRsvp;
    case "already-in":
      return alreadyIn;
    case "rate-limited":
      return rateLimited("release", outcome.retryAfterMs, limit);
    case "contention":
      return contention;
  }
}
