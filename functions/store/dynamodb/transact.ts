import { randomUUID } from "node:crypto";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { isTurnedAway, rethrow } from "./failures.ts";
import { sendUntilKnown } from "./send-until-known.ts";
import type { Item, Table } from "./table.ts";

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
type Of<Kind extends keyof TransactItem> = Omit<
  NonNullable<TransactItem[Kind]>,
  "TableName" | "ReturnValuesOnConditionCheckFailure"
>;
export type Update = Of<"Update">;
/** A condition on an item that the transaction leaves as it is. */
export type Check = Of<"ConditionCheck">;
export type Write = Update | Check;

/** What an item of a cancelled transaction had to do with it: it agreed, or refused as it was (`null`: absent). */
export type Vote = { readonly agreed: true } | { readonly agreed: false; readonly item: Item | null };

/** One vote for each write, in their order. */
type Votes<Writes extends readonly Write[]> = { readonly [Index in keyof Writes]: Vote };

/** Unsettled: the attempt was turned away and changed nothing, so another one may follow. */
export type TransactOutcome<Writes extends readonly Write[] = readonly Write[]> =
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly votes: Votes<Writes> }
  | { readonly kind: "unsettled" };

/**
 * One attempt at a transaction of conditional writes: 2 WCU an item of up to 1 KB, whether it commits or not. It takes
 * effect at most once, for DynamoDB knows it by its token for 10 minutes, however often it is sent.
 *
 * @throws StoreUnavailable when nobody knows what became of it
 */
export async function transact<const Writes extends readonly Write[]>(
  table: Table,
  writes: Writes,
): Promise<TransactOutcome<Writes>> {
  const TransactItems = writes.map((write) => toTransactItem(write, table.name));
  const command = new TransactWriteCommand({ ClientRequestToken: randomUUID(), TransactItems });
  try {
    await sendUntilKnown(() => table.client.send(command), table.patience());
    return { kind: "committed" };
  } catch (error) {
    if (isTurnedAway(error)) return { kind: "unsettled" };
    if (error instanceof TransactionCanceledException) return { kind: "refused", votes: votesOf(error) };
    rethrow(error);
  }
}

function toTransactItem(write: Write, TableName: string): TransactItem {
  const whole = { ...write, TableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
  return "UpdateExpression" in whole ? { Update: whole } : { ConditionCheck: whole as Check & typeof whole };
}

function votesOf<Writes extends readonly Write[]>(error: TransactionCanceledException): Votes<Writes> {
  const reasons = error.CancellationReasons ?? [];
  if (!reasons.some(({ Code }) => Code === "ConditionalCheckFailed")) rethrow(error);
  const votes = reasons.map(({ Code, Item }): Vote => {
    if (Code !== "ConditionalCheckFailed") return { agreed: true };
    return { agreed: false, item: Item ? (unmarshall(Item) as Item) : null };
  });
  return votes as unknown as Votes<Writes>;
}
