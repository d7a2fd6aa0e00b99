// How many people wait at a ledger in parts, as it is shown. Nothing is decided by these numbers.

import { MAX_POSITION, type Rsvp } from "../../core/seats/rsvp.ts";
import { readIfFree } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { ledgerItemKey } from "../keys.ts";
import { type KnownLedger, sumOfWaiting } from "./known.ts";

const PARTS_OF_AN_ESTIMATE = 8;
/** Shown numbers may be as old as this. */
const MAX_AGE_OF_COUNT_MS = 1_000;
/** An estimate of this many people means more than a thousand. */
const LONG_LINE = 1_500;
/** Here one person more or less would be seen. A longer line is a crowd's, which has no reads left for counting. */
const SHORT_LINE = 100;
const MAX_AGE_OF_LINE_MS = 10_000;

/** Counts the people who wait at all parts, unless that is known. */
export async function countWaiting(
  table: Table,
  known: KnownLedger,
  now: string,
  isExact = false,
): Promise<void> {
  if (isYoung(known.waitingAtParts.at, now, MAX_AGE_OF_COUNT_MS)) return;
  const parts = await readIfFree(table, known.keysOfParts, isExact);
  if (parts !== null) known.waitingAtParts = { people: sumOfWaiting(parts), at: now };
}

/**
 * The position of a person who has just joined at a part, by shown numbers: as many people wait as all items count.
 * If some parts show a long line, a crowd needs no more reads to say so. Where a hundred wait, nobody counts, and
 * the person waits even if the table is too busy to tell how many others do.
 */
export async function positionOfLast(
  table: Table,
  known: KnownLedger | undefined,
  now: string,
): Promise<Rsvp["waitlistPosition"]> {
  if (known === undefined) return null;
  if (isYoung(known.longLineAt, now, MAX_AGE_OF_LINE_MS)) return "1000+";
  const keys = known.someParts(PARTS_OF_AN_ESTIMATE).map((part) => ledgerItemKey(known.sessionId, part));
  const some = await readIfFree(table, keys);
  if (some === null) return null;
  const estimate = known.estimateOf(some);
  if (estimate >= LONG_LINE) {
    known.longLineAt = now;
    return "1000+";
  }
  if (estimate >= SHORT_LINE) return null;
  const isKnown = isYoung(known.waitingAtParts.at, now, MAX_AGE_OF_COUNT_MS);
  if (isKnown) known.waitingAtParts.people += 1;
  else await countWaiting(table, known, now, true);
  const position = known.waitingAtAll;
  return position <= MAX_POSITION ? position : "1000+";
}

const isYoung = (at: string, now: string, mostMs: number): boolean => {
  const ageMs = Date.parse(now) - Date.parse(at);
  return ageMs >= 0 && ageMs < mostMs;
};
