import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
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

/** Page after page, as DynamoDB cuts them (1 MB). */
export async function* queryPages(table: Table, options: QueryOptions): AsyncGenerator<readonly Item[]> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await queryPage(table, { ...options, ExclusiveStartKey });
    yield page.items;
    ExclusiveStartKey = page.nextKey;
  } while (ExclusiveStartKey);
}

/** All items of `partition` whose sort key begins with `prefix`. */
export const partition = (PK: string, prefix: string): QueryOptions => ({
  KeyConditionExpression: "PK = :partition AND begins_with(SK, :prefix)",
  ExpressionAttributeValues: { ":partition": PK, ":prefix": prefix },
});
