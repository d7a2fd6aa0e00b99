import { Outcome } from "../../contract/metrics.ts";
import type { RateLimit } from "../../core/seats/allowance.ts";
import type { ReserveOutcome, ReserveRequest } from "../../core/seats/reservation.ts";
import type { Refusal } from "../../middleware/reply.ts";
import { type Granted, takenBy } from "./granted.ts";
import {
  contention,
  ledgerRefusal,
  noSuchSession,
  offerExpired,
  rateLimited,
  timeConflict,
} from "./refusals.ts";
import { nothingToSwap } from "./swap-refusals.ts";

export function reserveReply(
  outcome: ReserveOutcome,
  { sessionId, ifFull }: Pick<ReserveRequest, "sessionId" | "ifFull">,
  limit: RateLimit,
): Granted | Refusal {
  switch (outcome.kind) {
    case "confirmed":
      return { status: 201, outcome: Outcome.reserved, ...takenBy(outcome) };
    case "waitlisted":
      return { status: 201, outcome: Outcome.waitlisted, rsvp: outcome.rsvp };
    case "already-confirmed":
      return { status: 200, outcome: "ALREADY_RESERVED", ...takenBy(outcome) };
    case "accepted":
      return { status: 200, outcome: "OFFER_ACCEPTED", ...takenBy(outcome) };
    case "already-waitlisted":
      if (ifFull === "WAITLIST") return { status: 200, outcome: "ALREADY_WAITLISTED", rsvp: outcome.rsvp };
      return { code: "ALREADY_WAITLISTED", detail: "You are already on the waitlist for this session." };
    case "nothing-to-swap":
      return nothingToSwap;
    case "time-conflict":
      return timeConflict(outcome);
    case "offer-expired":
      return offerExpired;
    case "session-not-found":
      return noSuchSession(sessionId);
    case "rate-limited":
      return rateLimited("reserve", outcome.retryAfterMs, limit);
    case "contention":
    case "group-won":
      return contention;
    default:
      return ledgerRefusal(outcome);
  }
}
