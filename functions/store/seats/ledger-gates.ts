// A gate holds newcomers off an item of a ledger for some seconds. It only refuses, so no promise rests on it.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { isPartKey, type Key, ledgerItemKey, numberOfPart } from "../keys.ts";

const GATE_MS = 3_000;
/** Single updates get through where transactions do not, if they are tried often. */
const MAX_TRIES_OF_A_GATE = 300;

/** Holds newcomers off at the items that the writes change. A gate that is left behind ends by itself. */
export function holdOff(
  table: Table,
  { sessionId, items = [] }: Pick<Ledger, "sessionId" | "items">,
  writes: readonly Write[],
  now: string,
  attempts: number,
): Promise<void> {
  const keys = writes.map((write) => write.Key as Key);
  const numbers = keys.map((key) => (isPartKey(key) ? numberOfPart(key) : 0));
  const known = numbers.filter((number) => number < Math.max(1, items.length));
  return closeGates(table, sessionId, known, now, attempts);
}

/** Holds newcomers off at some items of a ledger, for `GATE_MS` times `attempts`. */
export async function closeGates(
  table: Table,
  sessionId: string,
  numbers: readonly number[],
  now: string,
  attempts = 1,
): Promise<void> {
  const until = new Date(Date.parse(now) + attempts * GATE_MS).toISOString();
  await Promise.all(
    numbers.map((number) => updateItem(insistent(table), closeGate(sessionId, number, until))),
  );
}

export const closeGate = (sessionId: string, item: number, until: string): Update => ({
  Key: ledgerItemKey(sessionId, item),
  UpdateExpression: "SET gate = :until",
  ConditionExpression: "attribute_exists(PK)",
  ExpressionAttributeValues: { ":until": until },
});

const insistent = (table: Table): Table => ({
  ...table,
  patience: () => {
    let tries = 0;
    return async () => ++tries < MAX_TRIES_OF_A_GATE;
  },
});
