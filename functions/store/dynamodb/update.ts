import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isTurnedAway, rethrow, StoreUnavailable } from "./failures.ts";
import { sendUntilKnown } from "./send-until-known.ts";
import type { Item, Table } from "./table.ts";
import type { Update, Vote } from "./transact.ts";

/**
 * A single conditional update: 1 WCU for 1 KB. It has no token, so it must do no harm if it is carried out
 * twice, whatever was written in between. Everything else must be a transaction.
 *
 * @param update a function if it depends on the time; each attempt then calls it again
 */
export async function updateItem(table: Table, update: Update | (() => Update)): Promise<Vote> {
  const pause = table.patience();
  for (;;) {
    const command = new UpdateCommand({
      ...(typeof update === "function" ? update() : update),
      TableName: table.name,
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    try {
      await sendUntilKnown(() => table.client.send(command), pause);
      return { agreed: true };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return { agreed: false, item: error.Item ? (unmarshall(error.Item) as Item) : null };
      }
      if (!isTurnedAway(error)) rethrow(error);
      if (!(await pause()))
        throw new StoreUnavailable("other requests keep the item locked", { cause: error });
    }
  }
}
