import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { patience } from "./backoff.ts";
import { isWorthAnotherTry, rethrow, StoreUnavailable } from "./failures.ts";
import type { Item, Table } from "./table.ts";
import type { Update, Vote } from "./transact.ts";

/** A vote of one item; `before` is what an update that was asked to return it found. */
type UpdateVote =
  | (Extract<Vote, { agreed: true }> & { readonly before: Item | null })
  | Extract<Vote, { agreed: false }>;

/** One conditional update by itself, tried again while transactions hold its item or the table is away. */
export async function updateItem(
  table: Table,
  update: Update,
  ReturnValues: "NONE" | "ALL_OLD" = "NONE",
): Promise<UpdateVote> {
  const command = new UpdateCommand({
    ...update,
    TableName: table.name,
    ReturnValues,
    ReturnValuesOnConditionCheckFailure: "ALL_OLD",
  });
  const pause = patience();
  for (;;) {
    try {
      const { Attributes } = await table.client.send(command);
      return { agreed: true, before: (Attributes as Item | undefined) ?? null };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return { agreed: false, item: error.Item ? (unmarshall(error.Item) as Item) : null };
      }
      if (!isWorthAnotherTry(error)) rethrow(error);
      if (!(await pause())) throw new StoreUnavailable("the item stays held, or the table away");
    }
  }
}
