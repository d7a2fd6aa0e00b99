import type { RsvpAnswer } from "../../contract/answers.ts";
import { Metric } from "../../contract/metrics.ts";
import * as contract from "../../contract/requests.ts";
import { type RateLimit, unlimited } from "../../core/seats/allowance.ts";
import { cancelRsvp } from "../../core/seats/cancel-rsvp.ts";
import type { ReserveOutcome } from "../../core/seats/reservation.ts";
import type { FoundRsvp } from "../../core/seats/rsvp.ts";
import { reservationMetrics } from "../../middleware/counted.ts";
import { isRefusal, json, type Refusal } from "../../middleware/reply.ts";
import { type Route, route, signedIn } from "../../middleware/route.ts";
import { findBoothCode } from "../../store/booths/booth-code.ts";
import { patience } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { findProgramme } from "../../store/programme/programme.ts";
import { rateWindows } from "../../store/seats/rate-window.ts";
import { releaseBook } from "../../store/seats/release-book.ts";
import type { NudgeQueue } from "../../store/waitlist/nudge-queue.ts";
import { withPosition } from "../../store/waitlist/waitlist-book.ts";
import { cancelReply } from "../seats/cancel-reply.ts";
import type { Granted } from "../seats/granted.ts";
import { noSuchSession } from "../seats/refusals.ts";
import { reserveReply } from "../seats/reserve-reply.ts";
import { enterBooth, noBooth, rsvpsBefore } from "./enter-booth.ts";

const { bestEffort } = reservationMetrics;

/** A visitor who scans the code of a booth enters it, and leaves it again. */
export function visitRoutes(table: Table, queue: NudgeQueue, limit: RateLimit): Record<string, Route> {
  const clock = () => new Date();
  const nudge = (sessionId: string) =>
    bestEffort(Metric.nudgeFailed, () => queue.send(sessionId), { sessionId });
  const allowance = rateWindows(table, limit);
  const leaving = () => ({ allowance, clock, pause: patience(), nudge });

  return {
    "PUT /api/sessions/{sessionId}/visit": route(
      { access: signedIn, metric: Metric.reserve, ...contract.ofSession, body: contract.PutVisitBody },
      async ({ requestId, attendee, params: { sessionId }, body: { code, ifFull, leave } }) => {
        const [booth, known] = await Promise.all([
          findProgramme(table, sessionId),
          findBoothCode(table, sessionId),
        ]);
        if (booth === null) return noSuchSession(sessionId);
        const wrong = noBooth(booth) ?? (known === code ? null : wrongCode);
        if (wrong !== null) return wrong;
        const by = attendee.userId;
        const before = await rsvpsBefore(table, by, booth.eventId);
        const entering = { requestId, attendee, ifFull, leave, by, before };
        const outcome = await enterBooth(table, booth, entering, { allowance, clock, nudge });
        if (outcome.kind === "elsewhere") return inAnotherBooth(outcome.found);
        // The place is taken first, so that nobody loses one booth for the line of another.
        if (leave !== undefined && leave !== sessionId && isInside(outcome)) {
          const ports = { ...leaving(), allowance: unlimited, seats: releaseBook(table) };
          await cancelRsvp({ requestId, sessionId: leave, attendee, by: "ATTENDEE" }, ports);
        }
        return visitReply(table, entered(reserveReply(outcome, { sessionId, ifFull }, limit), outcome));
      },
    ),

    "DELETE /api/sessions/{sessionId}/visit": route(
      { access: signedIn, metric: Metric.release, ...contract.ofSession },
      async ({ requestId, attendee, params: { sessionId } }) => {
        const ports = { ...leaving(), seats: releaseBook(table, limit) };
        const outcome = await cancelRsvp({ requestId, sessionId, attendee, by: "ATTENDEE" }, ports);
        return visitReply(table, cancelReply(outcome, limit));
      },
    ),
  };
}

const wrongCode: Refusal = {
  code: "WRONG_BOOTH_CODE",
  detail: "This is not the code of the booth. Scan the one that it shows.",
};

const inAnotherBooth = ({ rsvp }: FoundRsvp): Refusal => ({
  code: "IN_ANOTHER_BOOTH",
  detail: "You are in another booth. Say that you leave it, and enter this one.",
  members: { current: rsvp },
});

const isInside = ({ kind }: ReserveOutcome): boolean =>
  kind === "confirmed" || kind === "accepted" || kind === "already-confirmed";

type Visiting = Omit<Granted, "outcome"> & {
  readonly outcome: Granted["outcome"] | "ENTERED" | "ALREADY_INSIDE";
};

/** A place in a booth is no reservation. */
function entered(reply: Granted | Refusal, { kind }: ReserveOutcome): Visiting | Refusal {
  if (isRefusal(reply)) return reply;
  if (kind === "confirmed" || kind === "accepted") return { ...reply, status: 201, outcome: "ENTERED" };
  return kind === "already-confirmed" ? { ...reply, outcome: "ALREADY_INSIDE" } : reply;
}

async function visitReply(table: Table, reply: Visiting | Refusal) {
  if (isRefusal(reply)) return reply;
  const { status, outcome, rsvp } = reply;
  return json<RsvpAnswer>(status, outcome, await withPosition(table, rsvp));
}
