import type { RateLimit } from "../../core/seats/allowance.ts";
import { isWaitlistOpen, type Ledger } from "../../core/seats/ledger.ts";
import { MAX_PASSES } from "../../core/seats/on-offer.ts";
import { inState } from "../../core/seats/rsvp.ts";
import type { PassBook } from "../../core/waitlist/pass-offer.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { type TransactOutcome, transact, type Vote, type Write } from "../dynamodb/transact.ts";
import { isLedgerKey, isRsvpKey } from "../keys.ts";
import { toLedger } from "../ledger/ledger.ts";
import { passAndOpenLine, passSeat } from "../ledger/passing.ts";
import { transactWhole } from "../parts/whole.ts";
import { countCall } from "../seats/rate-window.ts";
import { limited } from "../seats/release-book.ts";
import { findRsvp, toFoundRsvp } from "../seats/rsvp.ts";
import { passRsvp } from "../seats/rsvp-choice.ts";

/** Gives offers back whose people wait on. Each is one transaction, and it counts the call. */
export const passBook = (table: Table, limit: RateLimit): PassBook => ({
  findRsvp: (sessionId, userId) => findRsvp(table, sessionId, userId),

  async passOffer(request, offer, until, now) {
    const { sessionId, requestId } = request;
    const time = now.toISOString();
    const left = (offer.rsvp.passesLeft ?? MAX_PASSES) - 1;
    const rsvp = passRsvp(offer, { requestId, now: time, until, passes: MAX_PASSES - left });
    const others = [rsvp, countCall("release", request, now, limit)];
    const atDesk = await transact(table, [passSeat(sessionId, time), ...others]);
    const outcome = needsLine(atDesk) ? await withLine(table, sessionId, others, time) : atDesk;
    if (outcome.kind === "unsettled") return outcome;
    if (outcome.kind === "committed") {
      const { waitlistedAt, onOffer, anyOfId } = offer.rsvp;
      const waits = {
        status: "WAITLISTED",
        waitlistedAt,
        onOffer,
        anyOfId,
        passesLeft: left,
        passedUntil: until,
      } as const;
      return { kind: "committed", rsvp: inState(offer.rsvp, waits) };
    }
    const refusing = refusingItems(outcome.votes);
    const changed = refusing.find(isRsvpKey);
    if (changed !== undefined) return { kind: "changed", found: toFoundRsvp(changed) };
    const desk = refusing.find(isLedgerKey);
    if (desk !== undefined) return { kind: whyNot(toLedger(desk), time) };
    return limited(outcome.votes.at(-1), request, now, limit);
  },
});

/** The ledger is a crowd's, and its line has been closed. If the RSVP has changed as well, that comes first. */
function needsLine(outcome: TransactOutcome): boolean {
  const refusing = outcome.kind === "refused" ? refusingItems(outcome.votes) : [];
  return refusing.some(isLineClosed) && !refusing.some(isRsvpKey);
}

const refusingItems = (votes: readonly Vote[]): Item[] =>
  votes.flatMap((vote) => (vote.agreed || vote.item === null ? [] : [vote.item]));

const isLineClosed = (item: Item): boolean =>
  isLedgerKey(item) && item.parts !== undefined && item.lineOpen === undefined;

const withLine = (table: Table, sessionId: string, others: readonly Write[], now: string) =>
  transactWhole<Write>(
    table,
    [
      {
        sessionId,
        seen: "any",
        undivided: passSeat(sessionId, now),
        divided: (ledger) =>
          whyNot(ledger, now) === "unsettled"
            ? ledger.lineOpen
              ? [passSeat(sessionId, now)]
              : passAndOpenLine(ledger, now)
            : null,
      },
      ...others,
    ],
    now,
    (writes) => [...writes],
  );

/** Why the desk has refused, or that its parts have changed meanwhile. */
function whyNot(ledger: Ledger, now: string): "session-cancelled" | "waitlist-closed" | "unsettled" {
  if (ledger.state === "CANCELLED") return "session-cancelled";
  return isWaitlistOpen(ledger, now) ? "unsettled" : "waitlist-closed";
}
