import type { RateLimit } from "../../core/seats/allowance.ts";
import type { ReleaseBook } from "../../core/seats/cancel-rsvp.ts";
import { type Ledger, refusalOf } from "../../core/seats/ledger.ts";
import { MAX_PASSES, type OnOffer } from "../../core/seats/on-offer.ts";
import type { ReserveRequest, SeatAttempt, SeatBook, Transition } from "../../core/seats/reservation.ts";
import { eventIdOf, type FoundRsvp, inState, type Rsvp } from "../../core/seats/rsvp.ts";
import { given } from "../../core/seats/swap.ts";
import type { OfferBook } from "../../core/waitlist/accept-offer.ts";
import { findEnding, NOTHING_ENDS, writesOf } from "../any-of/ending.ts";
import { joinGroup } from "../any-of/group-item.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { unlessBlocking } from "../ledger/blocks.ts";
import { unlessBooth } from "../ledger/booths.ts";
import { proveNotCancelled } from "../ledger/desk.ts";
import { gainSeat } from "../overlaps/day.ts";
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
import { giveUpBook, givingUp, takeInExchange } from "./swap.ts";

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
    async reserve(request, transition, now, seen = null) {
      const { sessionId, attendee, requestId } = request;
      const { kind, found } = transition;
      const isGuarded = kind !== "join";
      const known = isGuarded && seen === null ? ledgers.of(sessionId)?.ledger : undefined;
      // Its rules may have changed since, so they answer nothing.
      if (known?.blocks) return { kind: "blocked" };
      const way = await newcomers.wayOf(request, transition, now);
      if (way.kind === "change") return elsewhere("change", null);
      if (way.kind === "gated") return { kind: "unsettled" };
      if (way.kind === "answer") {
        const isFinal = !mayJoin(way.ledger, request, now);
        const held = isFinal ? await findRsvp(table, sessionId, attendee.userId) : null;
        return { kind: "refused", found: held, ledger: { agreed: false, ledger: way.ledger } };
      }
      const { part, since } = way;
      const free = isGuarded && seen === null ? way.writes.map(unlessBlocking) : way.writes;
      const writes = free.map(unlessBooth);
      const rsvpId = found?.rsvp.rsvpId ?? newId();
      const { onOffer, group } = request;
      const wishes = { onOffer, anyOfId: group?.anyOfId };
      const arrival = { rsvpId, sessionId, attendee, requestId, now: since, part, ...wishes };
      const change = kind === "join" ? waitlistRsvp(arrival, found) : confirmRsvp(arrival, found);
      const swap = givingUp(kind === "join" ? { requestId } : request, now);
      const ending = isGuarded
        ? await findEnding(table, {
            ...{ sessionId, userId: attendee.userId, requestId, now, except: request.swapFor },
            ...{ memberOf: found?.rsvp.anyOfId, group },
          })
        : NOTHING_ENDS;
      if (ending === "group-won") return { kind: ending };
      const others = [
        ...(isGuarded && seen !== null ? gainSeat(seen, sessionId, [...ending.ended, request.swapFor]) : []),
        ...(isGuarded || group === undefined ? [] : [joinGroup(group, sessionId)]),
      ];
      const proved = writesOf(ending, attendee.userId, seen);
      const taking = { ledger: writes, rsvp: change, others, ending: proved };
      const outcome = await takeInExchange(table, taking, swap);
      if (outcome.kind === "swap-changed") return outcome;
      if (outcome.kind === "unsettled") return part === 0 ? outcome : elsewhere("conflict", null);
      if (outcome.kind === "committed") {
        const rsvp = found?.rsvp ?? newRsvp(rsvpId, sessionId, attendee.userId);
        const after = rsvpAfter(rsvp, kind, since, part, wishes);
        if (kind !== "join" || part === 0)
          return { kind: "committed", rsvp: after, ended: ending.ended, ...given(swap.givenUp) };
        const waitlistPosition = await positionOfLast(table, ledgers.of(sessionId), now);
        const isUncounted = waitlistPosition === null;
        return {
          kind: "committed",
          rsvp: { ...after, waitlistPosition, ...(isUncounted && { isUncounted }) },
        };
      }
      const held = refusedItem(outcome.rsvp, toFoundRsvp);
      const vote = outcome.ledger.find(({ agreed }) => !agreed);
      const isOutdated = outcome.others.some(({ agreed }) => !agreed);
      if (vote === undefined && outcome.rsvp.agreed && isOutdated)
        return { kind: isGuarded ? "day-changed" : "group-won" };
      if (vote === undefined || vote.agreed)
        return { kind: "refused", found: held, ledger: { agreed: true } };
      const lesson = await lessons.learn(vote.item, request, now);
      if (lesson.kind === "ledger")
        return { kind: "refused", found: held, ledger: { agreed: false, ledger: lesson.ledger } };
      if (lesson.kind === "gated" || (lesson.kind === "conflict" && part === 0)) return { kind: "unsettled" };
      return elsewhere(lesson.kind, held);
    },

    async acceptOffer(request, offer, now, counting, seen = null) {
      const { sessionId, requestId } = request;
      const confirmedAt = now.toISOString();
      const isCounted = counting === "counts" && releaseLimit !== undefined;
      const swap = givingUp(request, confirmedAt);
      const ending = await findEnding(table, {
        ...{ sessionId, userId: offer.rsvp.userId, requestId, now: confirmedAt, except: request.swapFor },
        ...{ memberOf: offer.rsvp.anyOfId, group: request.group },
      });
      if (ending === "group-won") return { kind: ending };
      const takesPlace = unlessBooth(proveNotCancelled(sessionId));
      const day = seen === null ? [] : gainSeat(seen, sessionId, [...ending.ended, request.swapFor]);
      const taking = {
        ledger: [],
        ending: writesOf(ending, offer.rsvp.userId, seen),
        rsvp: acceptRsvp(offer, requestId, confirmedAt),
        others: [
          seen === null ? unlessBlocking(takesPlace) : takesPlace,
          ...day,
          ...(isCounted ? [countCall("release", request, now, releaseLimit)] : []),
        ],
      };
      const outcome = await takeInExchange(table, taking, swap);
      if (outcome.kind === "committed") {
        const rsvpAt = offer.rsvp.rsvpAt ?? confirmedAt;
        const rsvp = inState(offer.rsvp, { status: "CONFIRMED", rsvpAt });
        return { kind: "committed", rsvp, ended: ending.ended, ...given(swap.givenUp) };
      }
      if (outcome.kind !== "refused") return outcome;
      const { rsvp } = outcome;
      if (!rsvp.agreed) return { kind: "changed", found: refusedItem(rsvp, toFoundRsvp) };
      const [ledger, ...others] = outcome.others;
      const ofDay = others.splice(0, day.length);
      if (ledger && !ledger.agreed) return { kind: whyNot(ledger.item) };
      if (ofDay.some(({ agreed }) => !agreed)) return { kind: "day-changed" };
      return limited(others[0], request, now, releaseLimit);
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
    ...giveUpBook(table, releaseLimit),
    findLedger: (sessionId) => lessons.findLedger(sessionId),
  };
}

/** Why the ledger of an offer has refused. */
function whyNot(ledger: Item | null): "session-cancelled" | "booth" | "blocked" {
  if (ledger === null || ledger.state === "CANCELLED") return "session-cancelled";
  return ledger.booth === true ? "booth" : "blocked";
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

export const newRsvp = (rsvpId: string, sessionId: string, userId: string): Rsvp => ({
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
  anyOfId: null,
  checkedInAt: null,
  version: 0,
});

interface Wishes {
  readonly onOffer?: OnOffer | undefined;
  readonly anyOfId?: string | null | undefined;
}

function rsvpAfter(
  rsvp: Rsvp,
  kind: Transition["kind"],
  now: string,
  number: number,
  { onOffer = "ASK", anyOfId = null }: Wishes,
): Rsvp {
  const part = number > 0 ? { part: number } : {};
  return kind === "join"
    ? inState(rsvp, {
        ...{ status: "WAITLISTED", waitlistedAt: now, onOffer, passesLeft: MAX_PASSES, anyOfId },
        ...part,
      })
    : inState(rsvp, { status: "CONFIRMED", rsvpAt: rsvp.rsvpAt ?? now, ...part });
}
