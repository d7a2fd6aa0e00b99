import type { CountedCall, RateLimit } from "../../core/seats/allowance.ts";
import type { ReleaseBook } from "../../core/seats/cancel-rsvp.ts";
import { inState, isVisit } from "../../core/seats/rsvp.ts";
import { countLeft } from "../booths/visit-counts.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { transact, type Vote } from "../dynamodb/transact.ts";
import { letGo } from "../ledger/leaving.ts";
import { countCall, grantOf } from "./rate-window.ts";
import { findRsvp, toFoundRsvp } from "./rsvp.ts";
import { cancelFoundRsvp } from "./rsvp-cancellation.ts";

/**
 * Gives seats and waitlist entries back.
 *
 * @param releaseLimit if absent, releasing is counted against nobody's allowance
 */
export const releaseBook = (table: Table, releaseLimit?: RateLimit): ReleaseBook => ({
  async releaseSeat(request, held, reason, now) {
    const { sessionId, requestId } = request;
    const cancelledAt = now.toISOString();
    const cancelled = inState(held.rsvp, { status: "CANCELLED", cancelledAt, cancelReason: reason });
    const cancellation = { sessionId, reason, requestId, now: cancelledAt };
    const outcome = await transact(table, [
      ...letGo(sessionId, held.rsvp.status, new Map([[held.rsvp.part ?? 0, 1]]), {
        reason,
        freedAt: cancelledAt,
        inside: held.rsvp.checkedInAt === null ? 0 : 1,
      }),
      cancelFoundRsvp(cancellation, held),
      ...(releaseLimit ? [countCall("release", request, now, releaseLimit)] : []),
      ...(isVisit(held.rsvp) ? [countLeft(held.rsvp, cancelledAt)] : []),
    ]);
    if (outcome.kind === "unsettled") return outcome;
    if (outcome.kind === "committed") return { kind: "committed", rsvp: cancelled };
    const [ledger, rsvp, window] = outcome.votes;
    if (rsvp && !rsvp.agreed) return { kind: "changed", found: refusedItem(rsvp, toFoundRsvp) };
    if (!ledger?.agreed) throw new Error(`the ledger of ${sessionId} counts nobody who could leave`);
    return limited(window, request, now, releaseLimit);
  },

  findRsvp: (sessionId, userId) => findRsvp(table, sessionId, userId),
});

/** Ledger and RSVP agreed, so the allowance has refused. Without a limit this is a bug. */
export function limited(
  window: Vote | undefined,
  call: CountedCall,
  now: Date,
  limit: RateLimit | undefined,
) {
  if (!window || window.agreed || !limit)
    throw new Error("the transaction was refused, but no item refused it");
  const grant = grantOf(window.item, call, now, limit);
  if (grant.granted) throw new Error(`request ${call.requestId} was counted without taking effect`);
  return { kind: "rate-limited", retryAfterMs: grant.retryAfterMs } as const;
}

export const refusedItem = <T>(vote: Vote, toValue: (item: Item) => T): T | null =>
  vote.agreed || vote.item === null ? null : toValue(vote.item);
