import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isConflict, rethrow } from "./failures.ts";
import type { Table } from "./table.ts";

export type Item = Record<string, unknown>;
type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
export type Update = Omit<
  NonNullable<TransactItem["Update"]>,
  "TableName" | "ReturnValuesOnConditionCheckFailure"
>;

/** What an item of a cancelled transaction had to do with it: it agreed, or refused as it was (`null`: absent). */
export type Vote = { readonly agreed: true } | { readonly agreed: false; readonly item: Item | null };

export type TransactOutcome =
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly votes: readonly Vote[] }
  | { readonly kind: "conflict" };

/** One transaction of conditional updates. The votes of a refusal come in the order of the updates. */
export async function transact(table: Table, updates: readonly Update[]): Promise<TransactOutcome> {
  const TransactItems = updates.map((update) => ({
    Update: { ...update, TableName: table.name, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const },
  }));
  try {
    await table.client.send(new TransactWriteCommand({ TransactItems }));
    return { kind: "committed" };
  } catch (error) {
    if (isConflict(error)) return { kind: "conflict" };
    if (error instanceof TransactionCanceledException) return { kind: "refused", votes: votesOf(error) };
    rethrow(error);
  }
}

function votesOf(error: TransactionCanceledException): Vote[] {
  const reasons = error.CancellationReasons ?? [];
  if (!reasons.some(({ Code }) => Code === "ConditionalCheckFailed")) rethrow(error);
  return reasons.map(({ Code, Item }) =>
    Code === "ConditionalCheckFailed"
      ? { agreed: false, item: Item ? unmarshall(Item) : null }
      : { agreed: true },
  );
}
