import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { Key } from "../keys.ts";
import { rethrow } from "./failures.ts";
import type { Item, Table } from "./table.ts";

/** Reads the item of `key` consistently. */
export async function find<T>(table: Table, key: Key, toValue: (item: Item) => T): Promise<T | null> {
  const command = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
  const { Item: found } = await table.client.send(command).catch(rethrow);
  return found ? toValue(found as Item) : null;
}
