import { randomUUID } from "node:crypto";
import { Metric } from "../../contract/metrics.ts";
import type { NudgeGroup } from "../../core/any-of/group.ts";
import type { Conflict } from "../../core/overlaps/conflicts.ts";
import { PersonsDay } from "../../core/overlaps/persons-day.ts";
import type { RateLimit } from "../../core/seats/allowance.ts";
import { type CancelOutcome, cancelRsvp } from "../../core/seats/cancel-rsvp.ts";
import type { ReserveOutcome, ReserveRequest } from "../../core/seats/reservation.ts";
import { reserveOrChoose } from "../../core/seats/reserve-or-choose.ts";
import type { Attendee } from "../../core/seats/rsvp.ts";
import { type AcceptOutcome, acceptOffer } from "../../core/waitlist/accept-offer.ts";
import { passOffer } from "../../core/waitlist/pass-offer.ts";
import { reservationMetrics } from "../../middleware/counted.ts";
import { isRefusal, type Refusal } from "../../middleware/reply.ts";
import { anyOfBook } from "../../store/any-of/any-of-book.ts";
import { pausedBeside } from "../../store/any-of/pausing.ts";
import { patience, patienceElsewhere } from "../../store/dynamodb/backoff.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { dayBook } from "../../store/overlaps/day-book.ts";
import { rateWindows } from "../../store/seats/rate-window.ts";
import { seatBook } from "../../store/seats/seat-book.ts";
import { choiceBook } from "../../store/waitlist/choice-book.ts";
import type { NudgeQueue } from "../../store/waitlist/nudge-queue.ts";
import { passBook } from "../../store/waitlist/pass-book.ts";
import { acceptReply } from "./accept-reply.ts";
import { type AnyOfAction, type AnyOfGranted, anyOf } from "./any-of-action.ts";
import { cancelReply } from "./cancel-reply.ts";
import { crowdSignal } from "./crowd-signal.ts";
import type { Granted } from "./granted.ts";
import { passReply } from "./pass-reply.ts";
import { reserveReply } from "./reserve-reply.ts";
import { swapRefusal } from "./swap-refusals.ts";

const { count, time, bestEffort } = reservationMetrics;

export interface ActionRequest {
  readonly requestId: string;
  readonly sessionId: string;
  readonly attendee: Attendee;
}

/** Gives up what the person has in another session for the seat. */
export interface SwapAction extends ActionRequest {
  readonly swapFor?: string | undefined;
}

/** Cancels only these versions of the RSVP. */
export interface CancelAction extends ActionRequest {
  readonly expected?: readonly string[] | null;
}

/** What attendees do with their RSVPs: each use case with its ports and its answer. */
export function attendeeActions(table: Table, queue: NudgeQueue, limit: RateLimit) {
  const seats = seatBook(table, { newId: randomUUID, releaseLimit: limit });
  const days = dayBook(table);
  const choices = choiceBook(table);
  const passes = passBook(table, limit);
  const groups = anyOfBook(table);
  const isDue = crowdSignal();
  const ports = () => ({
    allowance: rateWindows(table, limit),
    seats,
    clock: () => new Date(),
    pause: patience(),
    pauseElsewhere: patienceElsewhere(),
    // The seat stays given up even if the nudge is lost, because the sweep finds it.
    nudge: (sessionId: string) => bestEffort(Metric.nudgeFailed, () => queue.send(sessionId), { sessionId }),
    nudgeGroup: (ended: Parameters<NudgeGroup>[0]) =>
      bestEffort(Metric.nudgeFailed, async () => queue.sendAll(await pausedBeside(table, ended)), {
        sessionId: ended.sessionId,
      }),
    async crowded(sessionId: string) {
      if (isDue(sessionId))
        await bestEffort(Metric.nudgeFailed, () => queue.send(sessionId, { crowded: true }), { sessionId });
    },
  });
  const guardedPorts = ({ sessionId, attendee: { userId }, swapFor }: SwapAction) => {
    const usual = ports();
    const day = new PersonsDay(days, { sessionId, userId }, { ...usual, except: swapFor });
    return { ...usual, day, seats: day.guard(seats) };
  };
  return {
    /** It leaves out the waitlist position, which the caller adds. */
    async reserve(request: ReserveRequest): Promise<Granted | Refusal> {
      const refusal = swapRefusal(request.sessionId, request.swapFor);
      if (refusal) return refusal;
      const guarded = guardedPorts(request);
      const outcome = recorded(await reserveOrChoose(request, { ...guarded, choices }));
      return withConflicts(reserveReply(outcome, request, limit), guarded.day);
    },
    async cancel(request: CancelAction): Promise<Granted | Refusal> {
      return cancelReply(recorded(await cancelRsvp({ ...request, by: "ATTENDEE" }, ports())), limit);
    },
    async accept(request: SwapAction): Promise<Granted | Refusal> {
      const refusal = swapRefusal(request.sessionId, request.swapFor);
      if (refusal) return refusal;
      const guarded = guardedPorts(request);
      const outcome = recorded(await acceptOffer(request, guarded));
      return withConflicts(acceptReply(outcome, limit), guarded.day);
    },
    /** It leaves out waitlist positions too. */
    anyOf({ attendee, ...action }: AnyOfAction): Promise<AnyOfGranted | Refusal> {
      const portsFor = (sessionId: string) =>
        guardedPorts({ requestId: action.requestId, sessionId, attendee });
      return anyOf({ ...action, attendee }, { ...ports(), groups, portsFor }, limit);
    },
    async pass(request: ActionRequest): Promise<Granted | Refusal> {
      return passReply(await passOffer(request, { ...ports(), seats: passes }), limit);
    },
  };
}

/** Adds what the person holds at that time. */
async function withConflicts(result: Granted | Refusal, day: PersonsDay): Promise<Granted | Refusal> {
  if (isRefusal(result)) return result;
  const conflicts = await day.conflicts();
  const isHeld = ({ sessionId }: Conflict) => sessionId !== result.givenUp?.sessionId;
  return { ...result, conflicts: conflicts?.filter(isHeld) ?? null };
}

/** Records the result of an offer, and how long its seat had been free. */
function recorded<Outcome extends ReserveOutcome | CancelOutcome | AcceptOutcome>(outcome: Outcome): Outcome {
  if (outcome.kind === "accepted") {
    count(Metric.offersAccepted);
    if (outcome.seatFreedAt !== null) time(Metric.timeToAccept, Date.now() - Date.parse(outcome.seatFreedAt));
  }
  if (outcome.kind === "cancelled" && outcome.rsvp.cancelReason === "OFFER_DECLINED") {
    count(Metric.offersDeclined);
  }
  return outcome;
}
