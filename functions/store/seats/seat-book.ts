import type { RateLimit } from "../../core/seats/allowance.ts";
import type { ReleaseBook } from "../../core/seats/cancel-rsvp.ts";
import { type Ledger, refusalOf } from "../../core/seats/ledger.ts";
import { MAX_PASSES, type OnOffer } from "../../core/seats/on-offer.ts";
import type { ReserveRequest, SeatAttempt, SeatBook, Transition } from "../../core/seats/reservation.ts";
import { eventIdOf, type FoundRsvp, inState, type Rsvp } from "../../core/seats/rsvp.ts";
import type { OfferBook } from "../../core/waitlist/accept-offer.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact } from "../dynamodb/transact.ts";
import { proveNotCancelled } from "../ledger/desk.ts";
import { Lessons } from "../parts/lessons.ts";
import { KnownLedgers } from "../parts/memory.ts";
import { Newcomers } from "../parts/newcomers.ts";
import { positionOfLast } from "../parts/position.ts";
import { releaseFrom } from "../waitlist/waitlist-book.ts";
import { countCall } from "./rate-window.ts";
import { limited, refusedItem, releaseBook } from "./release-book.ts";
import { findRsvp, toFoundRsvp } from "./rsvp.ts";
import { confirmRsvp, waitlistRsvp } from "./rsvp-arrival.ts";
import { acceptRsvp } from "./rsvp-offer.ts";

export interface SeatBookOptions {
  readonly newId: () => string;
  /** @default - releasing is counted against nobody's allowance */
  readonly releaseLimit?: RateLimit | undefined;
}

/**
 * Seats and waitlist entries in the table. Each is taken or given back in one transaction. A function instance
 * makes one book, because the book remembers which parts of a ledger are full.
 */
export function seatBook(
  table: Table,
  { newId, releaseLimit }: SeatBookOptions,
): SeatBook & ReleaseBook & OfferBook {
  const ledgers = new KnownLedgers();
  const lessons = new Lessons(table, ledgers);
  const newcomers = new Newcomers(table, ledgers, lessons);

  return {
    async reserve(request, transition, now) {
      const { sessionId, attendee, requestId } = request;
      const { kind, found } = transition;
      const way = await newcomers.wayOf(request, transition, now);
      if (way.kind === "change") return elsewhere("change", null);
      if (way.kind === "gated") return { kind: "unsettled" };
      if (way.kind === "answer") {
        const isFinal = !mayJoin(way.ledger, request, now);
        const held = isFinal ? await findRsvp(table, sessionId, attendee.userId) : null;
        return { kind: "refused", found: held, ledger: { agreed: false, ledger: way.ledger } };
      }
      const { writes, part, since } = way;
      const rsvpId = found?.rsvp.rsvpId ?? newId();
      const { onOffer } = request;
      const arrival = { rsvpId, sessionId, attendee, requestId, now: since, part, onOffer };
      const change = kind === "join" ? waitlistRsvp(arrival, found) : confirmRsvp(arrival, found);
      const outcome = await transact(table, [...writes, change]);
      if (outcome.kind === "unsettled") return part === 0 ? outcome : elsewhere("conflict", null);
      if (outcome.kind === "committed") {
        const rsvp = found?.rsvp ?? newRsvp(rsvpId, sessionId, attendee.userId);
        const after = rsvpAfter(rsvp, kind, since, part, onOffer);
        if (kind !== "join" || part === 0) return { kind: "committed", rsvp: after };
        const waitlistPosition = await positionOfLast(table, ledgers.of(sessionId), now);
        const isUncounted = waitlistPosition === null;
        return {
          kind: "committed",
          rsvp: { ...after, waitlistPosition, ...(isUncounted && { isUncounted }) },
        };
      }
      const votes = outcome.votes.slice(0, writes.length);
      const rsvp = outcome.votes.at(-1);
      const held = rsvp === undefined ? null : refusedItem(rsvp, toFoundRsvp);
      const vote = votes.find(({ agreed }) => !agreed);
      if (vote === undefined || vote.agreed)
        return { kind: "refused", found: held, ledger: { agreed: true } };
      const lesson = await lessons.learn(vote.item, request, now);
      if (lesson.kind === "ledger")
        return { kind: "refused", found: held, ledger: { agreed: false, ledger: lesson.ledger } };
      if (lesson.kind === "gated" || (lesson.kind === "conflict" && part === 0)) return { kind: "unsettled" };
      return elsewhere(lesson.kind, held);
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
      return limited(window, request, now, releaseLimit);
    },

    expireOffer({ sessionId, attendee: { userId }, requestId }, { rsvp }, now) {
      return releaseFrom(table)({
        sessionId,
        people: [{ userId, status: "OFFERED", part: 0 }],
        reason: "OFFER_EXPIRED",
        now,
        freedAt: rsvp.offerExpiresAt ?? now,
        given: {},
        requestId,
      });
    },

    ...releaseBook(table, releaseLimit),
    findLedger: (sessionId) => lessons.findLedger(sessionId),
  };
}

const elsewhere = (met: "conflict" | "change", found: FoundRsvp | null): SeatAttempt => ({
  kind: "elsewhere",
  met,
  found,
});

/** The next attempt joins the waitlist, and its refusal shows what the person has. */
function mayJoin(ledger: Ledger | null, { ifFull }: ReserveRequest, now: string): boolean {
  const refusal = ledger && refusalOf(ledger, now);
  return refusal?.kind === "session-full" && refusal.waitlistOpen && ifFull === "WAITLIST";
}

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
  onOffer: null,
  passesLeft: null,
  passedUntil: null,
  version: 0,
});

function rsvpAfter(
  rsvp: Rsvp,
  kind: Transition["kind"],
  now: string,
  number: number,
  onOffer: OnOffer = "ASK",
): Rsvp {
  const part = number > 0 ? { part: number } : {};
  return kind === "join"
    ? inState(rsvp, { status: "WAITLISTED", waitlistedAt: now, onOffer, passesLeft: MAX_PASSES, ...part })
    : inState(rsvp, { status: "CONFIRMED", rsvpAt: rsvp.rsvpAt ?? now, ...part });
}
