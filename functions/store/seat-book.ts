import type { OfferBook } from "../core/accept-offer.ts";
import type { RateLimit } from "../core/allowance.ts";
import type { ReleaseBook } from "../core/cancel-rsvp.ts";
import type { Entry, SeatBook } from "../core/reserve-seat.ts";
import { eventIdOf, inState, type Rsvp } from "../core/rsvp.ts";
import { claimPlace, findLedger, joinLine, letGo, takePlace, toLedger } from "./ledger.ts";
import { releaseFrom } from "./line.ts";
import { countCall, grantOf } from "./rate-window.ts";
import { acceptRsvp, cancelRsvp, confirmRsvp, findRsvp, toFoundRsvp, waitlistRsvp } from "./rsvp.ts";
import type { Item, Table } from "./table.ts";
import { transact, type Vote } from "./transact.ts";
import { updateItem } from "./update.ts";

export interface SeatBookOptions {
  readonly newId: () => string;
  /** @default - releasing is counted against nobody's allowance */
  readonly releaseLimit?: RateLimit | undefined;
}

/** Places, and places in line, in the table: taken and given back in one transaction each. */
export function seatBook(
  table: Table,
  { newId, releaseLimit }: SeatBookOptions,
): SeatBook & ReleaseBook & OfferBook {
  return {
    async enter({ sessionId, attendee, requestId }, { kind, found }, now) {
      const rsvpId = found?.rsvp.rsvpId ?? newId();
      const arrival = { rsvpId, sessionId, attendee, changedBy: requestId, now };
      const outcome = await transact(table, [
        LEDGER_SIDE[kind](sessionId, now),
        kind === "join" ? waitlistRsvp(arrival, found) : confirmRsvp(arrival, found),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      if (outcome.kind === "committed") {
        const rsvp = found?.rsvp ?? newRsvp(rsvpId, sessionId, attendee.userId);
        return { kind: "committed", rsvp: entered(rsvp, kind, now) };
      }
      const [ledger, rsvp] = outcome.votes;
      return {
        kind: "refused",
        found: refusedItem(rsvp, toFoundRsvp),
        ledger: ledger.agreed ? ledger : { agreed: false, ledger: refusedItem(ledger, toLedger) },
      };
    },

    async acceptOffer({ sessionId, attendee: { userId }, requestId }, now) {
      const vote = await updateItem(table, acceptRsvp(sessionId, userId, requestId, now), "ALL_OLD");
      if (!vote.agreed) return { kind: "refused", found: refusedItem(vote, toFoundRsvp) };
      const { rsvp, placeFreedAt } = toFoundRsvp(vote.before as Item);
      const accepted = inState(rsvp, { status: "CONFIRMED", rsvpAt: rsvp.rsvpAt ?? now });
      return { kind: "committed", accepted: { rsvp: accepted, changedBy: requestId, placeFreedAt } };
    },

    expireOffer({ sessionId, attendee: { userId }, requestId }, now) {
      const people = [{ userId, status: "OFFERED" as const }];
      const reason = "OFFER_EXPIRED";
      return releaseFrom(table)({
        sessionId,
        people,
        reason,
        now,
        freedAt: now,
        given: {},
        changedBy: requestId,
      });
    },

    async releaseSeat(request, held, reason, now) {
      const { sessionId, attendee, requestId } = request;
      const cancelledAt = now.toISOString();
      const cancelled = inState(held, { status: "CANCELLED", cancelledAt, cancelReason: reason });
      const cancellation = { sessionId, reason, changedBy: requestId, now: cancelledAt };
      const outcome = await transact(table, [
        letGo(sessionId, held.status, 1, { reason, freedAt: cancelledAt }),
        cancelRsvp(cancellation, attendee.userId, held.status),
        ...(releaseLimit ? [countCall("release", request, now, releaseLimit)] : []),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      if (outcome.kind === "committed") return { kind: "committed", rsvp: cancelled };
      const [ledger, rsvp, window] = outcome.votes;
      const found = rsvp && refusedItem(rsvp, toFoundRsvp);
      if (found) return { kind: "changed", found };
      if (!ledger?.agreed) throw new Error(`the ledger of ${sessionId} counts nobody to let go`);
      if (!window || !releaseLimit) return { kind: "committed", rsvp: cancelled };
      const grant = grantOf(window.agreed ? null : window.item, request, now, releaseLimit);
      // This very request has been counted: it committed, its answer was lost, and the place was reserved anew since.
      if (grant.granted) return { kind: "committed", rsvp: cancelled };
      return { kind: "rate-limited", retryAfterMs: grant.retryAfterMs };
    },

    findLedger: (sessionId) => findLedger(table, sessionId),
    findRsvp: (sessionId, userId) => findRsvp(table, sessionId, userId),
  };
}

const LEDGER_SIDE = { take: takePlace, join: joinLine, claim: claimPlace } as const;

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

const entered = (rsvp: Rsvp, kind: Entry["kind"], now: string): Rsvp =>
  kind === "join"
    ? inState(rsvp, { status: "WAITLISTED", waitlistedAt: now })
    : inState(rsvp, { status: "CONFIRMED", rsvpAt: rsvp.rsvpAt ?? now });
