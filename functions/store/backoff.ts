import { setTimeout as sleep } from "node:timers/promises";

const FIRST_MS = 25;
const LONGEST_MS = 250;
const ATTEMPTS = 30;

/**
 * Waits before attempt `attempt + 1` with full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter");
 * `false` when there have been enough: some 3 s on average, at most 7 s.
 */
export async function pause(attempt: number): Promise<boolean> {
  if (attempt >= ATTEMPTS) return false;
  await sleep(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt));
  return true;
}
