import type { Played } from "./play.ts";
import type { Scenario } from "./scenarios.ts";

const MAX_P99_MS = { even: 500, burst: 1_500 };
/** The holds for which times are promised. */
const MAX_HOLD_MS = 20;
const ALL_KNOW_WITHIN_MS = { once: 15_000, comingAgain: 60_000 };
/** Compared with the write units of the same people one by one. */
const MAX_RATIO_OF_UNITS = 2;

export interface Result {
  readonly scenario: Scenario;
  readonly played: Played;
  /** The write units of a person who meets no crowd. */
  readonly quietUnits: number;
}

/** The goals that a crowd with parts misses, in words. One item has none. */
export function goalsMissed({ scenario, played, quietUnits }: Result): string[] {
  const { people, seats, seconds, isFull, dealing, comeAgain, hasBurst, holdMs } = scenario;
  if (!dealing) return played.wrong.slice(0, 3);
  const { confirmed, inLine, full, refused, p99, lastAt, writeUnits, wrong } = played;
  const taken = isFull ? 0 : Math.min(seats, people);
  const missed = [...wrong.slice(0, 3)];
  if (confirmed !== taken) missed.push(`${confirmed} of ${taken} seats are taken`);
  if (confirmed + inLine + full !== people)
    missed.push(`${people - confirmed - inLine - full} of ${people} people got no seat and do not wait`);
  if (comeAgain) {
    if (lastAt > ALL_KNOW_WITHIN_MS.comingAgain)
      missed.push(`the last person knew after ${inSeconds(lastAt)}`);
    return missed;
  }
  if (refused["503"] > 0) missed.push(`${refused["503"]} × 503`);
  const latest = seconds * 1_000 + ALL_KNOW_WITHIN_MS.once;
  if (lastAt > latest) missed.push(`the last person knew after ${inSeconds(lastAt)}`);
  const most = MAX_P99_MS[hasBurst ? "burst" : "even"];
  if (holdMs <= MAX_HOLD_MS && p99 > most) missed.push(`p99 is ${p99.toFixed(0)} ms, not ${most} ms`);
  if (writeUnits > MAX_RATIO_OF_UNITS * quietUnits)
    missed.push(`${writeUnits.toFixed(1)} write units are more than twice ${quietUnits.toFixed(1)}`);
  return missed;
}

const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
