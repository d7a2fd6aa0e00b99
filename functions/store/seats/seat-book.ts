import type { CountedCall, RateLimit } from "../../core/seats/allowance.ts";
import type { ReleaseBook } from "../../core/seats/cancel-rsvp.ts";
import type { SeatBook, Transition } from "../../core/seats/reserve-seat.ts";
import { eventIdOf, inState, type Rsvp } from "../../core/seats/rsvp.ts";
import type { OfferBook } from "../../core/waitlist/accept-offer.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { transact, type Update, type Vote } from "../dynamodb/transact.ts";
import { releaseFrom } from "../waitlist/waitlist-book.ts";
import {
  claimSeat,
  findLedger,
  joinWaitlist,
  letGo,
  proveNotCancelled,
  takeSeat,
  toLedger,
} from "./ledger.ts";
import { countCall, grantOf } from "./rate-window.ts";
import { acceptRsvp, cancelFoundRsvp, confirmRsvp, findRsvp, toFoundRsvp, waitlistRsvp } from "./rsvp.ts";

export interface SeatBookOptions {
  readonly newId: () => string;
  /** @default - releasing is counted against nobody's allowance */
  readonly releaseLimit?: RateLimit | undefined;
}

/** Seats and waitlist entries in the table. Each is taken or given back in one transaction. */
export function seatBook(
  table: Table,
  { newId, releaseLimit }: SeatBookOptions,
): SeatBook & ReleaseBook & OfferBook {
  /** Ledger and RSVP agreed, so the allowance has refused. Without a limit this is a bug. */
  function limited(window: Vote | undefined, call: CountedCall, now: Date) {
    if (!window || window.agreed || !releaseLimit)
      throw new Error("the transaction was refused, but no item refused it");
    const grant = grantOf(window.item, call, now, releaseLimit);
    if (grant.granted) throw new Error(`request ${call.requestId} was counted without taking effect`);
    return { kind: "rate-limited", retryAfterMs: grant.retryAfterMs } as const;
  }

  return {
    async reserve({ sessionId, attendee, requestId }, transition, now) {
      const { kind, found } = transition;
      const rsvpId = found?.rsvp.rsvpId ?? newId();
      const since = kind === "join" ? transition.waitlistedAt : now;
      const arrival = { rsvpId, sessionId, attendee, requestId, now: since };
      const outcome = await transact(table, [
        ledgerSide(sessionId, transition, now),
        kind === "join" ? waitlistRsvp(arrival, found) : confirmRsvp(arrival, found),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      if (outcome.kind === "committed") {
        const rsvp = found?.rsvp ?? newRsvp(rsvpId, sessionId, attendee.userId);
        return { kind: "committed", rsvp: rsvpAfter(rsvp, kind, since) };
      }
      const [ledger, rsvp] = outcome.votes;
      return {
        kind: "refused",
        found: refusedItem(rsvp, toFoundRsvp),
        ledger: ledger.agreed ? ledger : { agreed: false, ledger: refusedItem(ledger, toLedger) },
      };
    },

    async acceptOffer(request, offer, now, counting) {
      const { sessionId, requestId } = request;
      const confirmedAt = now.toISOString();
      const isCounted = counting === "counts" && releaseLimit !== undefined;
      const outcome = await transact(table, [
        acceptRsvp(offer, requestId, confirmedAt),
        proveNotCancelled(sessionId),
        ...(isCounted ? [countCall("release", request, now, releaseLimit)] : []),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      if (outcome.kind === "committed") {
        const rsvpAt = offer.rsvp.rsvpAt ?? confirmedAt;
        return { kind: "committed", rsvp: inState(offer.rsvp, { status: "CONFIRMED", rsvpAt }) };
      }
      const [rsvp, ledger, window] = outcome.votes;
      if (rsvp && !rsvp.agreed) return { kind: "changed", found: refusedItem(rsvp, toFoundRsvp) };
      if (ledger && !ledger.agreed) return { kind: "session-cancelled" };
      return limited(window, request, now);
    },

    expireOffer({ sessionId, attendee: { userId }, requestId }, { rsvp }, now) {
      return releaseFrom(table)({
        sessionId,
        people: [{ userId, status: "OFFERED" }],
        reason: "OFFER_EXPIRED",
        now,
        freedAt: rsvp.offerExpiresAt ?? now,
        given: {},
        requestId,
      });
    },

    async releaseSeat(request, held, reason, now) {
      const { sessionId, requestId } = request;
      const cancelledAt = now.toISOString();
      const cancelled = inState(held.rsvp, { status: "CANCELLED", cancelledAt, cancelReason: reason });
      const cancellation = { sessionId, reason, requestId, now: cancelledAt };
      const outcome = await transact(table, [
        letGo(sessionId, held.rsvp.status, 1, { reason, freedAt: cancelledAt }),
        cancelFoundRsvp(cancellation, held),
        ...(releaseLimit ? [countCall("release", request, now, releaseLimit)] : []),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      if (outcome.kind === "committed") return { kind: "committed", rsvp: cancelled };
      const [ledger, rsvp, window] = outcome.votes;
      if (rsvp && !rsvp.agreed) return { kind: "changed", found: refusedItem(rsvp, toFoundRsvp) };
      if (!ledger?.agreed) throw new Error(`the ledger of ${sessionId} counts nobody who could leave`);
      return limited(window, request, now);
    },

    findLedger: (sessionId) => findLedger(table, sessionId),
    findRsvp: (sessionId, userId) => findRsvp(table, sessionId, userId),
  };
}

function ledgerSide(sessionId: string, transition: Transition, now: string): Update {
  switch (transition.kind) {
    case "take":
      return takeSeat(sessionId, now);
    case "join":
      return joinWaitlist(sessionId, now, transition.waitlistedAt);
    case "claim":
      return claimSeat(sessionId, now);
  }
}

const refusedItem = <T>(vote: Vote, toValue: (item: Item) => T): T | null =>
  vote.agreed || vote.item === null ? null : toValue(vote.item);

const newRsvp = (rsvpId: string, sessionId: string, userId: string): Rsvp => ({
  rsvpId,
  sessionId,
  eventId: eventIdOf(sessionId),
  userId,
  status: "CANCELLED",
  rsvpAt: null,
  cancelledAt: null,
  cancelReason: null,
  waitlistedAt: null,
  waitlistPosition: null,
  offeredAt: null,
  offerExpiresAt: null,
});

const rsvpAfter = (rsvp: Rsvp, kind: Transition["kind"], now: string): Rsvp =>
  kind === "join"
    ? inState(rsvp, { status: "WAITLISTED", waitlistedAt: now })
    : inState(rsvp, { status: "CONFIRMED", rsvpAt: rsvp.rsvpAt ?? now });
