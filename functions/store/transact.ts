import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isWorthAnotherTry, rethrow } from "./failures.ts";
import type { Item, Table } from "./table.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
export type Update = Omit<
  NonNullable<TransactItem["Update"]>,
  "TableName" | "ReturnValuesOnConditionCheckFailure"
>;

/** What an item of a cancelled transaction had to do with it: it agreed, or refused as it was (`null`: absent). */
export type Vote = { readonly agreed: true } | { readonly agreed: false; readonly item: Item | null };

/** One vote for each update, in their order. */
type Votes<Updates extends readonly Update[]> = { readonly [Index in keyof Updates]: Vote };

export type TransactOutcome<Updates extends readonly Update[] = readonly Update[]> =
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly votes: Votes<Updates> }
  | { readonly kind: "unsettled" };

/** One transaction of conditional updates: 2 WCU an item of up to 1 KB, whether it commits or not. */
export async function transact<const Updates extends readonly Update[]>(
  table: Table,
  updates: Updates,
): Promise<TransactOutcome<Updates>> {
  const TransactItems = updates.map((update) => ({
    Update: { ...update, TableName: table.name, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const },
  }));
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
    return { kind: "committed" };
  } catch (error) {
    if (isWorthAnotherTry(error)) return { kind: "unsettled" };
    if (error instanceof TransactionCanceledException) return { kind: "refused", votes: votesOf(error) };
    rethrow(error);
  }
}

function votesOf<Updates extends readonly Update[]>(error: TransactionCanceledException): Votes<Updates> {
  const reasons = error.CancellationReasons ?? [];
  if (!reasons.some(({ Code }) => Code === "ConditionalCheckFailed")) rethrow(error);
  const votes = reasons.map(({ Code, Item }): Vote => {
    if (Code !== "ConditionalCheckFailed") return { agreed: true };
    return { agreed: false, item: Item ? (unmarshall(Item) as Item) : null };
  });
  return votes as unknown as Votes<Updates>;
}
