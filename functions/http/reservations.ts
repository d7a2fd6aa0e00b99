import { randomUUID } from "node:crypto";
import * as contract from "../contract/requests.ts";
import { ReservationSettings } from "../contract/settings.ts";
import { cancelRsvp } from "../core/cancel-rsvp.ts";
import { reserveSeat } from "../core/reserve-seat.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, type Refusal, type Reply } from "../middleware/reply.ts";
import { type Route, route, signedIn } from "../middleware/route.ts";
import { count, logger } from "../middleware/telemetry.ts";
import { patience } from "../store/backoff.ts";
import { isPassing } from "../store/failures.ts";
import { nudgeQueue } from "../store/nudge-queue.ts";
import { rateWindows } from "../store/rate-window.ts";
import { seatBook } from "../store/seat-book.ts";
import { openTable } from "../store/table.ts";
import { cancelReply } from "./cancel-reply.ts";
import { reserveReply } from "./reserve-reply.ts";

const settings = ReservationSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const queue = nudgeQueue(settings.NUDGE_QUEUE_URL);
const limit = {
  calls: settings.RATE_LIMIT_CALLS,
  periodMs: settings.RATE_LIMIT_PERIOD_SECONDS * 1_000,
};
const ports = () => ({
  allowance: rateWindows(table, limit),
  seats: seatBook(table, { newId: randomUUID, releaseLimit: limit }),
  clock: () => new Date(),
  pause: patience(),
  nudge,
});

/** A place that came free has been given back whether or not the nudge arrives: a sweep finds it. */
async function nudge(sessionId: string): Promise<void> {
  try {
    await queue.send(sessionId);
  } catch (error) {
    logger.error("nudge failed", { sessionId, error: error as Error });
    count("NudgeFailed");
  }
}

export const handler = httpFunction(
  {
    "PUT /api/sessions/{sessionId}/rsvp": signedIn((attendee) =>
      counted(
        "Reserve",
        route({ ...contract.ofSession, body: contract.PutRsvpBody }, async ({ requestId, params }) => {
          const outcome = await reserveSeat({ requestId, sessionId: params.sessionId, attendee }, ports());
          return reserveReply(outcome, params.sessionId, limit);
        }),
      ),
    ),

    "DELETE /api/sessions/{sessionId}/rsvp": signedIn((attendee) =>
      counted(
        "Release",
        route(contract.ofSession, async ({ requestId, params }) => {
          const outcome = await cancelRsvp({ requestId, sessionId: params.sessionId, attendee }, ports());
          return cancelReply(outcome, limit);
        }),
      ),
    ),
  },
  { isPassing },
);

/** Emits how each attempt ended as a metric: the raw material of the conversion rate. */
function counted(action: string, attempt: Route): Route {
  return async (event) => {
    const result = await attempt(event);
    count(action, { outcome: outcomeOf(result) });
    return result;
  };
}

const outcomeOf = (result: Reply | Refusal): string => (isRefusal(result) ? result.code : result.outcome);
