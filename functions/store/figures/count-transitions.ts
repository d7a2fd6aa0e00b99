import { aFewAtATime } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { type NamedTransition, type StreamRecord, transitionsIn } from "./hours.ts";

export interface Uncounted<Counted> {
  readonly record: Counted;
  readonly error: Error;
}

/**
 * Counts what the records of a batch show, with one write for each item. It may be repeated in any order.
 *
 * @returns the records that are not counted
 */
export async function countTransitions<Counted extends StreamRecord>(
  table: Table,
  records: readonly Counted[],
): Promise<readonly Uncounted<Counted>[]> {
  const uncounted: Uncounted<Counted>[] = [];
  const found = records.flatMap((record) => transitionsIn(record).map((each) => ({ record, each })));
  const byItem = Map.groupBy(found, ({ each: { key } }) => `${key.PK}/${key.SK}`);
  await aFewAtATime([...byItem.values()], async (ofItem) => {
    try {
      await addTransitions(
        table,
        ofItem.map(({ each }) => each),
      );
    } catch (error) {
      uncounted.push(...ofItem.map(({ record }) => ({ record, error: error as Error })));
    }
  });
  return uncounted;
}

/** Adds transitions to the one item that counts them. */
export async function addTransitions(table: Table, ofItem: readonly NamedTransition[]): Promise<void> {
  const [first] = ofItem;
  if (first !== undefined) await updateItem(table, adding(first.key, ofItem));
}

/** It has no condition: a set is the same if a name is added again. */
function adding(Key: Update["Key"], ofItem: readonly NamedTransition[]): Update {
  const sets = [...Map.groupBy(ofItem, ({ transition }) => transition)];
  return {
    Key,
    UpdateExpression: `ADD ${sets.map((_, n) => `#set${n} :set${n}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(sets.map(([transition], n) => [`#set${n}`, transition])),
    ExpressionAttributeValues: Object.fromEntries(
      sets.map(([, names], n) => [`:set${n}`, new Set(names.map(({ name }) => name))]),
    ),
  };
}
