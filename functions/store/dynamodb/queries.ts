import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from "@aws-sdk/lib-dynamodb";
import { rethrow } from "./failures.ts";
import type { Item, Table } from "./table.ts";

export interface Page {
  readonly items: readonly Item[];
  readonly nextKey: Item | undefined;
}

type QueryOptions = Omit<QueryCommandInput, "TableName">;

export async function queryPage(table: Table, options: QueryOptions): Promise<Page> {
  const command = new QueryCommand({ ...options, TableName: table.name });
  const { Items = [], LastEvaluatedKey } = await table.client.send(command).catch(rethrow);
  return { items: Items as Item[], nextKey: LastEvaluatedKey as Item | undefined };
}

/** Yields pages as DynamoDB cuts them (1 MB). */
export async function* queryPages(table: Table, options: QueryOptions): AsyncGenerator<readonly Item[]> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await queryPage(table, { ...options, ExclusiveStartKey });
    yield page.items;
    ExclusiveStartKey = page.nextKey;
  } while (ExclusiveStartKey);
}

/** Counts items, but no further than `most`. */
export async function countItems(
  table: Table,
  options: QueryOptions,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let counted = 0;
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const Limit = Number.isFinite(most) ? most - counted : undefined;
    const query = { ...options, TableName: table.name, Select: "COUNT" as const, Limit, ExclusiveStartKey };
    const answer: QueryCommandOutput = await table.client.send(new QueryCommand(query)).catch(rethrow);
    counted += answer.Count ?? 0;
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey && counted < most);
  return counted;
}

/** Selects the items of a partition whose sort key begins with `prefix`. */
export const partition = (PK: string, prefix: string): QueryOptions => ({
  KeyConditionExpression: "PK = :partition AND begins_with(SK, :prefix)",
  ExpressionAttributeValues: { ":partition": PK, ":prefix": prefix },
});
