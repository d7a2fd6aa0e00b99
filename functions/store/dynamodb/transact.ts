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
/** A condition on an item that the transaction does not change. */
export type Check = Of<"ConditionCheck">;
/** Removes an item. Without `deletes` it would look like a check. */
export type Deletion = Of<"Delete"> & { readonly deletes: true };
export type Write = Update | Check | Deletion;

/** One item's part in a cancelled transaction: it agreed, or refused and is shown as found (null: absent). */
export type Vote = { readonly agreed: true } | { readonly agreed: false; readonly item: Item | null };

/** There is one vote for each write, in the same order. */
type Votes<Writes extends readonly Write[]> = { readonly [Index in keyof Writes]: Vote };

/** `unsettled`: the attempt was rejected and changed nothing, so another one may follow. */
export type TransactOutcome<Writes extends readonly Write[] = readonly Write[]> =
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly votes: Votes<Writes> }
  | { readonly kind: "unsettled" };

/**
 * One attempt at a transaction of conditional writes. It costs 2 WCU for each item of up to 1 KB, committed
 * or not. It takes effect at most once, because DynamoDB recognises its token for 10 minutes.
 *
 * @throws StoreUnavailable if its fate is unknown
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
  const common = { TableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
  if ("deletes" in write) {
    const { deletes: _, ...deletion } = write;
    return { Delete: { ...deletion, ...common } };
  }
  const whole = { ...write, ...common };
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
