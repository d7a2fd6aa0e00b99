import { createHash } from "node:crypto";
import type { AnyOfAnswer } from "../../contract/answers.ts";
import { validate } from "../../contract/validation.ts";
import { SessionId } from "../../contract/values.ts";
import {
  type AnyOfOutcome,
  type AnyOfPorts,
  type RefusedSession,
  reserveAnyOf,
} from "../../core/any-of/reserve-any-of.ts";
import type { RateLimit } from "../../core/seats/allowance.ts";
import type { OnOffer } from "../../core/seats/on-offer.ts";
import { type Attendee, eventIdOf } from "../../core/seats/rsvp.ts";
import { isRefusal, type Refusal } from "../../middleware/reply.ts";
import { invalid } from "../../middleware/route.ts";
import type { GrantedOutcome } from "./granted.ts";
import { contention, rateLimited } from "./refusals.ts";
import { reserveReply } from "./reserve-reply.ts";

export interface AnyOfAction {
  readonly requestId: string;
  readonly eventId: string;
  readonly attendee: Attendee;
  readonly sessionIds: readonly string[];
  readonly onOffer?: OnOffer | undefined;
}

/** The RSVPs are without waitlist positions, which the caller adds. */
export interface AnyOfGranted extends AnyOfAnswer {
  readonly status: 200 | 201;
  readonly outcome: GrantedOutcome;
}

/** Takes one of several sessions, or waits for it. */
export async function anyOf(
  action: AnyOfAction,
  ports: AnyOfPorts,
  limit: RateLimit,
): Promise<AnyOfGranted | Refusal> {
  const refusal = sessionsRefusal(action);
  if (refusal) return refusal;
  const anyOfId = groupIdOf(action);
  const outcome = await reserveAnyOf({ ...action, anyOfId, userId: action.attendee.userId }, ports);
  return replyOf(outcome, { anyOfId, limit });
}

/** The sessions are two to five different ones of the event. `null`: it may be tried. */
function sessionsRefusal({ eventId, sessionIds }: AnyOfAction): Refusal | null {
  const isOne = (sessionId: string) =>
    validate(SessionId, sessionId, "sessionIds").valid && eventIdOf(sessionId) === eventId;
  const isRight = sessionIds.length >= 2 && sessionIds.length <= 5 && sessionIds.every(isOne);
  if (isRight && new Set(sessionIds).size === sessionIds.length) return null;
  return invalid([{ path: "sessionIds", message: "two to five different sessions of the event" }], "body");
}

/** The same person and sessions, in any order, give the same group. */
const groupIdOf = ({ attendee, sessionIds }: AnyOfAction): string =>
  createHash("sha256")
    .update([attendee.userId, ...sessionIds.toSorted()].join("\n"))
    .digest("base64url")
    .slice(0, 22);

interface Answering {
  readonly anyOfId: string;
  readonly limit: RateLimit;
}

const OUTCOMES = {
  confirmed: "RESERVED",
  "already-confirmed": "ALREADY_RESERVED",
  accepted: "OFFER_ACCEPTED",
} as const;

function replyOf(outcome: AnyOfOutcome, { anyOfId, limit }: Answering): AnyOfGranted | Refusal {
  switch (outcome.kind) {
    case "confirmed":
    case "already-confirmed":
    case "accepted":
      return {
        status: outcome.kind === "confirmed" ? 201 : 200,
        outcome: OUTCOMES[outcome.kind],
        ...{ anyOfId: null, rsvps: [outcome.rsvp], refused: [] },
      };
    case "waiting": {
      const refused = outcome.refused.map((each) => codeOf(each, limit));
      const how = outcome.isNew
        ? ({ status: 201, outcome: "WAITLISTED" } as const)
        : ({ status: 200, outcome: "ALREADY_WAITLISTED" } as const);
      return { ...how, anyOfId, rsvps: [...outcome.rsvps], refused };
    }
    case "all-refused": {
      const [first] = outcome.refused;
      return first === undefined ? contention : refusalOf(first, limit);
    }
    case "rate-limited":
      return rateLimited("reserve", outcome.retryAfterMs, limit);
    case "contention":
      return contention;
  }
}

const codeOf = (refused: RefusedSession, limit: RateLimit) => ({
  sessionId: refused.sessionId,
  code: refusalOf(refused, limit).code,
});

/** The refusal that the session alone would meet. */
function refusalOf({ sessionId, refusal }: RefusedSession, limit: RateLimit): Refusal {
  const reply = reserveReply(refusal, { sessionId, ifFull: "REJECT" }, limit);
  if (isRefusal(reply)) return reply;
  throw new Error(`${sessionId} was granted and refused`);
}
