import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Key } from "../keys.ts";
import { isTurnedAway, rethrow } from "./failures.ts";
import type { Item, Table } from "./table.ts";

/** Reads the item of `key` consistently. */
export async function find<T>(table: Table, key: Key, toValue: (item: Item) => T): Promise<T | null> {
  const found = await get(table, key).catch(rethrow);
  return found ? toValue(found) : null;
}

/** Does the same with pauses while the item's partition is throttled. In a crowd thousands read one item. */
export async function findPatiently(table: Table, key: Key): Promise<Item | null> {
  const pause = table.patience();
  for (;;) {
    try {
      return (await get(table, key)) ?? null;
    } catch (error) {
      if (!isTurnedAway(error) || !(await pause())) rethrow(error);
    }
  }
}

async function get(table: Table, key: Key): Promise<Item | undefined> {
  const command = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
  return (await table.client.send(command)).Item as Item | undefined;
}
