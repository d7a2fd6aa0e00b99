import type { RateLimit } from "../core/allowance.ts";
import type { ReleaseBook } from "../core/cancel-rsvp.ts";
import type { SeatBook } from "../core/reserve-seat.ts";
import { eventIdOf, type Rsvp } from "../core/rsvp.ts";
import { findLedger, releasePlace, takePlace, toLedger } from "./ledger.ts";
import { countCall, grantOf } from "./rate-window.ts";
import { cancelRsvp, createRsvp, findRsvp, reactivateRsvp, toFoundRsvp } from "./rsvp.ts";
import type { Item, Table } from "./table.ts";
import { transact, type Vote } from "./transact.ts";

export interface SeatBookOptions {
  readonly newId: () => string;
  readonly releaseLimit: RateLimit;
}

/** Places in the table, taken and given back in one transaction each. */
export function seatBook(table: Table, { newId, releaseLimit }: SeatBookOptions): SeatBook & ReleaseBook {
  return {
    async takeSeat({ sessionId, attendee, requestId }, reactivates, now) {
      const rsvpId = reactivates?.rsvp.rsvpId ?? newId();
      const confirmation = { rsvpId, sessionId, attendee, changedBy: requestId, now };
      const outcome = await transact(table, [
        takePlace(sessionId, now),
        reactivates ? reactivateRsvp(confirmation, reactivates) : createRsvp(confirmation),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      if (outcome.kind === "committed") {
        const rsvpAt = reactivates?.rsvp.rsvpAt ?? now;
        return { kind: "committed", rsvp: confirmed(rsvpId, sessionId, attendee.userId, rsvpAt) };
      }
      const [ledger, rsvp] = outcome.votes;
      return {
        kind: "refused",
        found: refusedItem(rsvp, toFoundRsvp),
        ledger: ledger.agreed ? ledger : { agreed: false, ledger: refusedItem(ledger, toLedger) },
      };
    },

    async releaseSeat({ sessionId, attendee, requestId }, held, now) {
      const caller = { requestId, attendee };
      const cancelledAt = now.toISOString();
      const outcome = await transact(table, [
        countCall("release", caller, now, releaseLimit),
        releasePlace(sessionId),
        cancelRsvp(sessionId, attendee.userId, requestId, cancelledAt),
      ]);
      if (outcome.kind === "unsettled") return outcome;
      const cancelled = { ...held, status: "CANCELLED", cancelledAt, cancelReason: "ATTENDEE" } as const;
      if (outcome.kind === "committed") return { kind: "committed", rsvp: cancelled };
      const [window, ledger, rsvp] = outcome.votes;
      const found = refusedItem(rsvp, toFoundRsvp);
      if (found) return { kind: "changed", found };
      if (!ledger.agreed) throw new Error(`the ledger of ${sessionId} counts no place to give back`);
      const grant = grantOf(window.agreed ? null : window.item, caller, now, releaseLimit);
      // This very request has been counted: it committed, its answer was lost, and the place was reserved anew since.
      if (grant.granted) return { kind: "committed", rsvp: cancelled };
      return { kind: "rate-limited", retryAfterMs: grant.retryAfterMs };
    },

    findLedger: (sessionId) => findLedger(table, sessionId),
    findRsvp: (sessionId, userId) => findRsvp(table, sessionId, userId),
  };
}

const refusedItem = <T>(vote: Vote, toValue: (item: Item) => T): T | null =>
  vote.agreed || vote.item === null ? null : toValue(vote.item);

const confirmed = (rsvpId: string, sessionId: string, userId: string, rsvpAt: string): Rsvp => ({
  rsvpId,
  sessionId,
  eventId: eventIdOf(sessionId),
  userId,
  status: "CONFIRMED",
  rsvpAt,
  cancelledAt: null,
  cancelReason: null,
  waitlistedAt: null,
  waitlistPosition: null,
  offeredAt: null,
  offerExpiresAt: null,
});
