import { BatchWriteCommand } from "@aws-sdk/lib-dynamodb";
import { chunksOf } from "../../functions/store/dynamodb/batches.ts";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";

/** DynamoDB's limit of one call. */
const MAX_ITEMS_PER_WRITE = 25;

/** Puts all `items` unconditionally: only tests and measurements may do that. */
export async function putItems({ client, name }: Table, items: readonly Item[]): Promise<void> {
  for (const chunk of chunksOf(items, MAX_ITEMS_PER_WRITE)) {
    let requests = { [name]: chunk.map((Item) => ({ PutRequest: { Item } })) };
    while (requests[name]?.length) {
      const answer = await client.send(new BatchWriteCommand({ RequestItems: requests }));
      requests = (answer.UnprocessedItems ?? {}) as typeof requests;
    }
  }
}
