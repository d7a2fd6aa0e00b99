import { setTimeout as sleep } from "node:timers/promises";
import type { Pause } from "../../core/pause.ts";

const FIRST_PAUSE_MS = 50;
/** Each further refusal halves a request's share of the item, so that a crowd spends its writes on seats. */
const MAX_PAUSE_MS = 2_000;
/** Between several items there is more room, and a part that is busy now may be free soon. */
const MAX_PAUSE_ELSEWHERE_MS = 800;
const MAX_PAUSES_MS = 8_000;

interface Timer {
  /** Milliseconds since any moment. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const timerOfMachine: Timer = { now: () => performance.now(), sleep };

/**
 * The pauses of one request, with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter").
 * Each pause is up to twice as long as the one before, and at most `maxPauseMs`. They end when `patienceMs` have
 * passed since the first attempt.
 */
export function patience(
  patienceMs = MAX_PAUSES_MS,
  { now, sleep } = timerOfMachine,
  maxPauseMs = MAX_PAUSE_MS,
): Pause {
  const until = now() + patienceMs;
  let longest = FIRST_PAUSE_MS;
  return async () => {
    const left = until - now();
    if (left <= 0) return false;
    await sleep(Math.min(left, Math.random() * longest));
    longest = Math.min(maxPauseMs, longest * 2);
    return true;
  };
}

/** The pauses between attempts at several items. */
export const patienceElsewhere = (timer = timerOfMachine): Pause =>
  patience(MAX_PAUSES_MS, timer, MAX_PAUSE_ELSEWHERE_MS);
