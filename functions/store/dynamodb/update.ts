import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isTurnedAway, rethrow, StoreUnavailable } from "./failures.ts";
import { sendUntilKnown } from "./send-until-known.ts";
import type { Item, Table } from "./table.ts";
import type { Update, Vote } from "./transact.ts";

/**
 * A conditional update by itself: 1 WCU for 1 KB. A single update has no token, so it may only be one that does no harm
 * if it is carried out twice, and whatever others have written in between; everything else is a transaction.
 *
 * @param update where it depends on the time, what makes each attempt anew
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
      if (!(await pause())) throw new StoreUnavailable("the item stays held", { cause: error });
    }
  }
}
