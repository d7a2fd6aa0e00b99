import { DeleteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Key } from "../keys.ts";
import { isTurnedAway, rethrow, StoreUnavailable } from "./failures.ts";
import { sendUntilKnown } from "./send-until-known.ts";
import type { Item, Table } from "./table.ts";

/** Writes an item in place of whatever is there: 1 WCU for 1 KB. It may be carried out twice. */
export const putItem = (table: Table, item: Item): Promise<void> =>
  patiently(table, () => table.client.send(new PutCommand({ TableName: table.name, Item: item })));

/** Deletes an item, which may be gone already. */
export const deleteItem = (table: Table, { PK, SK }: Key): Promise<void> =>
  patiently(table, () => table.client.send(new DeleteCommand({ TableName: table.name, Key: { PK, SK } })));

async function patiently(table: Table, send: () => Promise<unknown>): Promise<void> {
  const pause = table.patience();
  for (;;) {
    try {
      await sendUntilKnown(send, pause);
      return;
    } catch (error) {
      if (!isTurnedAway(error)) rethrow(error);
      if (!(await pause()))
        throw new StoreUnavailable("other requests keep the item locked", { cause: error });
    }
  }
}
