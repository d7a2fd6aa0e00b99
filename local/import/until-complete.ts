import type { ImportAnswer } from "../../functions/contract/answers.ts";
import { ImportError, TryAgain } from "./import-error.ts";

/** How many consecutive requests may make no progress. */
const MAX_REQUESTS_IN_VAIN = 6;
const MAX_WAIT_SECONDS = 30;

export interface Repeating {
  readonly report: (progress: { done: number; total: number }) => void;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
}

/**
 * Sends the same request until the import is complete: each continues where the last one stopped. The figures
 * come from the last answer, which counts the whole import. The lists come from the first, which planned it.
 */
export async function untilComplete(
  send: () => Promise<ImportAnswer>,
  { report, sleep }: Repeating,
): Promise<ImportAnswer> {
  let first: ImportAnswer | undefined;
  let inVain = 0;
  let furthest = -1;
  for (;;) {
    const answer = await send().catch((error: unknown) => {
      if (error instanceof TryAgain) return error;
      throw error;
    });
    if (!(answer instanceof TryAgain)) {
      first ??= answer;
      report(answer);
      if (answer.complete) return combined(first, answer);
    }
    const done = answer instanceof TryAgain ? furthest : answer.done;
    inVain = done > furthest ? 0 : inVain + 1;
    furthest = Math.max(furthest, done);
    if (inVain === MAX_REQUESTS_IN_VAIN) {
      throw answer instanceof TryAgain ? answer : new ImportError(stuck(answer));
    }
    if (answer instanceof TryAgain) await sleep(waitMs(answer, inVain));
  }
}

function combined(first: ImportAnswer, last: ImportAnswer): ImportAnswer {
  const { warnings, displaced, addedSessions, changedSessions, removedSessions, withCapacity } = first;
  return { ...last, warnings, displaced, addedSessions, changedSessions, removedSessions, withCapacity };
}

const stuck = ({ done, total }: ImportAnswer): string =>
  `the import stays at ${done} of ${total} sessions; importing again goes on from there`;

const waitMs = ({ afterSeconds }: TryAgain, inVain: number): number =>
  Math.min(Math.max(afterSeconds || 0, inVain), MAX_WAIT_SECONDS) * 1_000;
