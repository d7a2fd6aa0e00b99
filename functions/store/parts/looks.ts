// Reads of some parts before an attempt at one of them, once parts of a ledger are full.

import { readIfFree, readItems } from "../dynamodb/batches.ts";
import { findPatiently } from "../dynamodb/find.ts";
import type { Table } from "../dynamodb/table.ts";
import { ledgerItemKey, ledgerKey } from "../keys.ts";
import type { KnownLedger } from "./known.ts";
import type { KnownLedgers } from "./memory.ts";

const PARTS_OF_A_LOOK = 8;
/** Few requests read all parts, so that others need not. The chance grows with each look that found no seat. */
const CHANCES_TO_LOOK_AT_ALL = [1 / 64, 1 / 8];

/**
 * A part where a person may take a seat, or `null`. Shares are equal, so once a part is full the others soon will be.
 * A read is then cheaper than a refusal.
 */
export async function partWithSeat(
  table: Table,
  ledgers: KnownLedgers,
  known: KnownLedger,
): Promise<number | null> {
  return known.isRunningOut ? lookAround(table, ledgers, known) : known.anyWithSeat();
}

/** Finds the emptiest of some parts, so that all sell out at the same time, or learns that they are full. */
export async function lookAround(
  table: Table,
  ledgers: KnownLedgers,
  known: KnownLedger,
): Promise<number | null> {
  const part = await look(table, ledgers, known, known.someWithSeat(PARTS_OF_A_LOOK));
  if (part !== null || known.areAllFull) return part;
  await lookForLine(table, known);
  known.vainLooks += 1;
  if (known.isLineOpen || Math.random() > (CHANCES_TO_LOOK_AT_ALL[known.vainLooks - 1] ?? 1)) return null;
  return look(table, ledgers, known, known.notKnownFull);
}

/** Somebody who has found all parts full has opened it. It stays open, so a read that may be old is enough. */
async function lookForLine(table: Table, known: KnownLedger): Promise<void> {
  const [desk] = (await readIfFree(table, [ledgerKey(known.sessionId)])) ?? [];
  if (desk?.epoch === known.epoch && desk.lineOpen === true) known.openLine();
}

async function look(
  table: Table,
  ledgers: KnownLedgers,
  known: KnownLedger,
  numbers: readonly number[],
): Promise<number | null> {
  const keys = numbers.map((number) => ledgerItemKey(known.sessionId, number));
  const parts = await readItems(table, keys, true);
  for (const part of parts) known.seePart(part);
  if (parts.some(({ epoch }) => epoch !== known.epoch)) {
    const desk = await findPatiently(table, ledgerKey(known.sessionId));
    if (desk !== null) ledgers.see(desk);
  }
  return known.emptiestOf(parts);
}
