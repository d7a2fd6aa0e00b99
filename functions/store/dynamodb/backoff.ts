import { setTimeout as sleep } from "node:timers/promises";
import type { Pause } from "../../core/pause.ts";

const FIRST_PAUSE_MS = 50;
const GROWTH = 1.5;
/** Each further refusal lowers a request's share of the item, so that a crowd spends its writes on seats. */
const MAX_PAUSE_MS = 2_000;
const FIRST_PAUSE_ELSEWHERE_MS = 250;
const SHRINKING = 0.6;
const MIN_PAUSE_ELSEWHERE_MS = 50;
const MAX_PAUSES_MS = 8_000;

interface Timer {
  /** Milliseconds since any moment. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const timerOfMachine: Timer = { now: () => performance.now(), sleep };

/**
 * The pauses of one request, with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter").
 * The longest possible pause grows by half each time, up to `MAX_PAUSE_MS`. They end when `patienceMs` have passed
 * since the first attempt.
 */
export const patience = (patienceMs = MAX_PAUSES_MS, timer = timerOfMachine): Pause =>
  pauses(patienceMs, timer, FIRST_PAUSE_MS, (longest) => Math.min(MAX_PAUSE_MS, longest * GROWTH));

/**
 * The pauses between attempts at several items. They shrink, so people who have waited longer try sooner, which is
 * nearly first come, first served.
 */
export const patienceElsewhere = (timer = timerOfMachine): Pause =>
  pauses(MAX_PAUSES_MS, timer, FIRST_PAUSE_ELSEWHERE_MS, (longest) =>
    Math.max(MIN_PAUSE_ELSEWHERE_MS, longest * SHRINKING),
  );

function pauses(
  patienceMs: number,
  { now, sleep }: Timer,
  first: number,
  next: (longest: number) => number,
): Pause {
  const until = now() + patienceMs;
  let longest = first;
  return async () => {
    const left = until - now();
    if (left <= 0) return false;
    await sleep(Math.min(left, Math.random() * longest));
    longest = next(longest);
    return true;
  };
}
