// A gate holds newcomers off an item of a ledger for some seconds. It only refuses, so no promise rests on it.

import type { Pause } from "../../core/pause.ts";
import type { Ledger } from "../../core/seats/ledger.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { isPartKey, type Key, ledgerItemKey, numberOfPart } from "../keys.ts";
import { heldEpoch } from "../ledger/ledger.ts";

const GATE_MS = 3_000;
/** Single updates get through where transactions do not, if they are tried often. */
const MAX_TRIES_OF_A_GATE = 200;
/** The only item of a crowd's ledger is free for a millisecond now and then, so several try for it. */
const UPDATES_AT_ONCE = 12;

/** A ledger as far as it is known. Gates are for its epoch, because the next one needs them no more. */
type Gated = Pick<Ledger, "sessionId"> & Partial<Pick<Ledger, "items" | "epoch">>;

/** Holds newcomers off at the items that the writes change. A gate that is left behind ends by itself. */
export function holdOff(
  table: Table,
  ledger: Gated,
  writes: readonly Write[],
  now: string,
  attempts: number,
): Promise<void> {
  const keys = writes.map((write) => write.Key as Key);
  const numbers = keys.map((key) => (isPartKey(key) ? numberOfPart(key) : 0));
  const known = numbers.filter((number) => number < Math.max(1, ledger.items?.length ?? 0));
  return closeGates(table, ledger, known, now, attempts);
}

/** Holds newcomers off at some items of a ledger, for `GATE_MS` times `attempts`. */
export async function closeGates(
  table: Table,
  ledger: Gated,
  numbers: readonly number[],
  now: string,
  attempts = 1,
): Promise<void> {
  const until = new Date(Date.parse(now) + attempts * GATE_MS).toISOString();
  const triesAtOnce = numbers.length === 1 ? UPDATES_AT_ONCE : 1;
  await Promise.all(numbers.map((number) => insist(table, closeGate(ledger, number, until), triesAtOnce)));
}

export function closeGate({ sessionId, epoch }: Gated, item: number, until: string): Update {
  const seen = epoch === undefined ? { condition: "attribute_exists(PK)", values: {} } : heldEpoch(epoch);
  return {
    Key: ledgerItemKey(sessionId, item),
    UpdateExpression: "SET gate = :until",
    ConditionExpression: `attribute_exists(PK) AND ${seen.condition}`,
    ExpressionAttributeValues: { ...seen.values, ":until": until },
  };
}

/** Tries until one update has got through. Those that are still under way may do it once more. */
async function insist(table: Table, update: Update, triesAtOnce: number): Promise<void> {
  let isDone = false;
  const patience = (): Pause => {
    let tries = 0;
    return async () => !isDone && ++tries < MAX_TRIES_OF_A_GATE;
  };
  const attempts = Array.from({ length: triesAtOnce }, async () => {
    await updateItem({ ...table, patience }, update);
    isDone = true;
  });
  await Promise.any(attempts).catch(({ errors: [error] }: AggregateError) => {
    throw error;
  });
}
