import { sweepWaitlists } from "../../../functions/core/waitlist/sweep-waitlists.ts";
import { NUDGE_RESERVE_MS } from "../../../functions/schedule/sweep-times.ts";
import { type SweepBookOptions, sweepBook } from "../../../functions/store/waitlist/sweep-book.ts";
import type { Instance } from "./instance.ts";

/** The setting of the template. A test compares it. */
export const SWEEP_TIMEOUT_MS = 50_000;

/** One run, as `functions/schedule/sweep.ts` wires it. */
export function sweepOnce(
  { name, time, table, nudges, clock, pause }: Instance,
  dealing: SweepBookOptions,
): ReturnType<typeof sweepWaitlists> {
  const endsAt = time.now + SWEEP_TIMEOUT_MS;
  return sweepWaitlists({
    book: sweepBook(table, dealing),
    clock,
    patience: () => pause(),
    requestId: name,
    hasTime: () => endsAt - time.now > NUDGE_RESERVE_MS,
    nudgeAll: nudges.sendAll,
  });
}
