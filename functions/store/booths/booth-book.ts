import type { Ledger } from "../../core/seats/ledger.ts";
import { MAX_PASSES } from "../../core/seats/on-offer.ts";
import type { SeatAttempt, SeatBook } from "../../core/seats/reservation.ts";
import { type Attendee, inState } from "../../core/seats/rsvp.ts";
import type { Table } from "../dynamodb/table.ts";
import { transact, type Vote } from "../dynamodb/transact.ts";
import { atBooth, entering, enterOffered } from "../ledger/booths.ts";
import { claimSeat, joinWaitlist, takeSeat } from "../ledger/desk.ts";
import { toLedger } from "../ledger/ledger.ts";
import { findLedger } from "../parts/parts.ts";
import { refusedItem } from "../seats/release-book.ts";
import { findRsvp, toFoundRsvp } from "../seats/rsvp.ts";
import { enterRsvp, type Visit, waitlistRsvp } from "../seats/rsvp-arrival.ts";
import { newRsvp } from "../seats/seat-book.ts";
import { giveUpBook } from "../seats/swap.ts";
import { releaseFrom } from "../waitlist/waitlist-book.ts";
import { countEntered } from "./visit-counts.ts";

export interface BoothBookOptions {
  readonly newId: () => string;
  /** The person who enters. */
  readonly attendee: Attendee;
  /** Who lets people in, and when a visit that begins at `now` ends. Times are ISO, UTC. */
  readonly visitFrom: (now: string) => Visit;
}

/**
 * Places in booths. To take one is to be inside, in one transaction. Nobody waits or sits at a part, because the ledger
 * of a booth is never dealt.
 */
export function boothBook(table: Table, { newId, attendee, visitFrom }: BoothBookOptions): SeatBook {
  return {
    async reserve({ sessionId, requestId }, transition, now) {
      const { kind, found } = transition;
      const rsvp = found?.rsvp ?? newRsvp(newId(), sessionId, attendee.userId);
      const arrival = { ...{ sessionId, attendee, requestId, part: 0 }, rsvpId: rsvp.rsvpId };
      if (kind === "join") {
        const { waitlistedAt } = transition;
        const joining = atBooth(joinWaitlist(sessionId, now, waitlistedAt));
        const outcome = await transact(table, [
          joining,
          waitlistRsvp({ ...arrival, now: waitlistedAt }, found),
        ]);
        if (outcome.kind !== "committed") return refused(outcome, now);
        const wait = { waitlistedAt, onOffer: "ASK", passesLeft: MAX_PASSES } as const;
        return { kind: "committed", rsvp: inState(rsvp, { status: "WAITLISTED", ...wait }) };
      }
      const visit = visitFrom(now);
      const place = kind === "take" ? takeSeat(sessionId, now) : claimSeat(sessionId, now);
      const outcome = await transact(table, [
        entering(place),
        enterRsvp({ ...arrival, now }, found, visit),
        countEntered(sessionId, found?.rsvp, now),
      ]);
      if (outcome.kind !== "committed") return refused(outcome, now);
      return { kind: "committed", rsvp: insideSince(rsvp, now, visit) };
    },

    async acceptOffer({ sessionId, requestId }, offer, at) {
      const now = at.toISOString();
      const visit = visitFrom(now);
      const { rsvpId } = offer.rsvp;
      const arrival = { ...{ rsvpId, sessionId, requestId, now, part: 0 }, attendee };
      const outcome = await transact(table, [
        enterOffered(sessionId),
        enterRsvp(arrival, offer, visit),
        countEntered(sessionId, offer.rsvp, now),
      ]);
      if (outcome.kind === "committed")
        return { kind: "committed", rsvp: insideSince(offer.rsvp, now, visit) };
      if (outcome.kind === "unsettled") return outcome;
      const [ledger, rsvp] = outcome.votes;
      if (!rsvp.agreed) return { kind: "changed", found: refusedItem(rsvp, toFoundRsvp) };
      if (ledger.agreed) throw new Error("the transaction was refused, but no item refused it");
      return { kind: "session-cancelled" };
    },

    expireOffer({ sessionId, attendee: { userId }, requestId }, { rsvp }, now) {
      return releaseFrom(table)({
        ...{ sessionId, requestId, now, reason: "OFFER_EXPIRED", given: {} },
        people: [{ userId, status: "OFFERED", part: 0 }],
        freedAt: rsvp.offerExpiresAt ?? now,
      });
    },

    findRsvp: (sessionId, userId) => findRsvp(table, sessionId, userId),
    findLedger: async (sessionId) => {
      const ledger = await findLedger(table, sessionId);
      return ledger && asMet(ledger);
    },
    ...giveUpBook(table),
  };
}

/** Nothing keeps a person out who is at the booth, so its ledger is like any other. */
const asMet = ({ booth: _, ...ledger }: Ledger): Ledger => ledger;

const insideSince = (rsvp: Parameters<typeof inState>[0], now: string, { endsAt }: Visit) =>
  inState(rsvp, {
    ...{ status: "CONFIRMED", rsvpAt: rsvp.rsvpAt ?? now },
    ...{ checkedInAt: now, visitEndsAt: endsAt },
  });

type Refused = { readonly kind: "unsettled" } | { readonly kind: "refused"; readonly votes: readonly Vote[] };

/** A gate holds people off while the rules change. */
function refused(outcome: Refused, now: string): SeatAttempt {
  if (outcome.kind === "unsettled") return outcome;
  const [ledger, rsvp] = outcome.votes;
  if (ledger === undefined || rsvp === undefined) throw new Error("two items have no vote");
  const found = refusedItem(rsvp, toFoundRsvp);
  if (ledger.agreed) return { kind: "refused", found, ledger: { agreed: true } };
  if (typeof ledger.item?.gate === "string" && ledger.item.gate > now) return { kind: "unsettled" };
  const seen = ledger.item?.booth === true ? asMet(toLedger(ledger.item)) : null;
  return { kind: "refused", found, ledger: { agreed: false, ledger: seen } };
}
