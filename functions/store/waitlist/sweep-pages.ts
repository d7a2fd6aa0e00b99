import { queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { SWEEP_INDEX } from "../keys.ts";

const ITEMS_PER_PAGE = 500;

/** Yields the items of each bucket, due ones first. */
export async function* sweepPages(
  table: Table,
  buckets: readonly string[],
  dueBy: string,
): AsyncGenerator<readonly Item[]> {
  for (const bucket of buckets) {
    yield* queryPages(table, {
      IndexName: SWEEP_INDEX,
      KeyConditionExpression: "sweepPK = :bucket AND sweepSK <= :due",
      ExpressionAttributeValues: { ":bucket": bucket, ":due": dueBy },
      Limit: ITEMS_PER_PAGE,
    });
  }
}
