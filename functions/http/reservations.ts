import { randomUUID } from "node:crypto";
import { Metric } from "../contract/metrics.ts";
import * as contract from "../contract/requests.ts";
import { ReservationSettings } from "../contract/settings.ts";
import { type AcceptOutcome, acceptOffer } from "../core/accept-offer.ts";
import { type CancelOutcome, cancelRsvp } from "../core/cancel-rsvp.ts";
import { type ReserveOutcome, reserveSeat } from "../core/reserve-seat.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { isRefusal, type Refusal, type Reply } from "../middleware/reply.ts";
import { type Route, route, signedIn } from "../middleware/route.ts";
import { bestEffort, count, time } from "../middleware/telemetry.ts";
import { patience } from "../store/backoff.ts";
import { isPassing } from "../store/failures.ts";
import { withPosition } from "../store/line.ts";
import { nudgeQueue } from "../store/nudge-queue.ts";
import { rateWindows } from "../store/rate-window.ts";
import { seatBook } from "../store/seat-book.ts";
import { openTable } from "../store/table.ts";
import { acceptReply } from "./accept-reply.ts";
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
  // What has been given up stays given up whether or not the nudge arrives: a sweep finds it.
  nudge: (sessionId: string) => bestEffort(Metric.nudgeFailed, () => queue.send(sessionId), { sessionId }),
});

export const handler = httpFunction(
  {
    "PUT /api/sessions/{sessionId}/rsvp": signedIn((attendee) =>
      counted(
        Metric.reserve,
        route({ ...contract.ofSession, body: contract.PutRsvpBody }, async ({ requestId, params, body }) => {
          const request = { requestId, sessionId: params.sessionId, attendee, ifFull: body.ifFull };
          const outcome = await reserveSeat(request, ports());
          record(outcome);
          return reserveReply(await placed(outcome), request, limit);
        }),
      ),
    ),

    "DELETE /api/sessions/{sessionId}/rsvp": signedIn((attendee) =>
      counted(
        Metric.release,
        route(contract.ofSession, async ({ requestId, params: { sessionId } }) => {
          const outcome = await cancelRsvp({ requestId, sessionId, attendee, by: "ATTENDEE" }, ports());
          record(outcome);
          return cancelReply(outcome, limit);
        }),
      ),
    ),

    "POST /api/sessions/{sessionId}/rsvp/accept": signedIn((attendee) =>
      counted(
        Metric.accept,
        route(contract.ofSession, async ({ requestId, params: { sessionId } }) => {
          const outcome = await acceptOffer({ requestId, sessionId, attendee }, ports());
          record(outcome);
          return acceptReply(outcome, limit);
        }),
      ),
    ),
  },
  { isPassing },
);

/** With the position of whoever is in line now. */
const placed = async (outcome: ReserveOutcome): Promise<ReserveOutcome> =>
  "rsvp" in outcome ? { ...outcome, rsvp: await withPosition(table, outcome.rsvp) } : outcome;

/** What became of an offer, and how long its place had been free. */
function record(outcome: ReserveOutcome | CancelOutcome | AcceptOutcome): void {
  if (outcome.kind === "accepted") {
    count(Metric.offersAccepted);
    if (outcome.placeFreedAt !== null)
      time(Metric.timeToAccept, Date.now() - Date.parse(outcome.placeFreedAt));
  }
  if (outcome.kind === "cancelled" && outcome.rsvp.cancelReason === "OFFER_DECLINED") {
    count(Metric.offersDeclined);
  }
}

/** Emits how each attempt ended as a metric: the raw material of the conversion rate. */
function counted(action: string, attempt: Route): Route {
  return async (event) => {
    let outcome = "FAILED";
    try {
      const result = await attempt(event);
      outcome = outcomeOf(result);
      return result;
    } finally {
      count(action, { outcome });
    }
  };
}

const outcomeOf = (result: Reply | Refusal): string => (isRefusal(result) ? result.code : result.outcome);
