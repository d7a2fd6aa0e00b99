import type { Access } from "./accesses.ts";
import { TRANSACTIONS, WRITES } from "./conflicts.ts";
import type { DynamoDbRequest, WrittenItem } from "./dynamodb-request.ts";
import { equalTo } from "./queried-partition.ts";
import type { TableKeys } from "./table-keys.ts";

/** One item of a call reads or writes in one partition of a table or an index. */
export interface PartitionUse {
  readonly kind: "read" | "write";
  /** Names the partition among all tables and indexes. */
  readonly partition: string;
  readonly index?: string;
  /** Position of the item in the call. */
  readonly position: number;
}

const READS = new Set(["GetItem", "BatchGetItem", "Query", "TransactGetItems"]);

/**
 * Returns the partitions that a call uses. A write uses those of the indexes whose keys it sets. The entry that
 * it removes from an index is not known here.
 */
export async function partitionUses(
  operation: string,
  request: DynamoDbRequest,
  accesses: readonly Access[],
  keysOf: (table: string) => Promise<TableKeys | undefined>,
): Promise<PartitionUse[]> {
  const isWrite = WRITES.has(operation) || operation === "TransactWriteItems";
  if (!isWrite && !READS.has(operation)) return [];
  const written = isWrite ? writtenItems(operation, request) : [];
  const uses = accesses.map(async ({ table, index, leadingKey }, position) => {
    if (table === undefined || leadingKey === undefined) return [];
    const kind = isWrite ? ("write" as const) : ("read" as const);
    const use = { kind, position, partition: named(table, index, leadingKey), ...(index && { index }) };
    return [use, ...indexUses(table, written[position], position, await keysOf(table))];
  });
  return (await Promise.all(uses)).flat();
}

function indexUses(
  table: string,
  written: WrittenItem | undefined,
  position: number,
  keys: TableKeys | undefined,
): PartitionUse[] {
  if (written === undefined || keys === undefined) return [];
  return keys.indexes.flatMap((index) => {
    const value = keyValueOf(written, keys.partitionKey(index));
    return value === undefined
      ? []
      : [{ kind: "write", position, index, partition: named(table, index, value) } as const];
  });
}

function keyValueOf(written: WrittenItem, attribute: string | undefined): string | undefined {
  if (attribute === undefined) return undefined;
  const put = written.Item?.[attribute];
  return put ? String(Object.values(put)[0]) : equalTo(attribute, written.UpdateExpression, written);
}

/** The items in the order of the accesses. */
function writtenItems(operation: string, request: DynamoDbRequest): WrittenItem[] {
  if (TRANSACTIONS.has(operation))
    return (request.TransactItems ?? []).map((item) => Object.values(item)[0] ?? {});
  if (operation !== "BatchWriteItem") return [request];
  return Object.values(request.RequestItems ?? {}).flatMap((writes) =>
    Array.isArray(writes) ? writes.map(({ PutRequest }) => PutRequest ?? {}) : [],
  );
}

const named = (table: string, index: string | undefined, key: string) =>
  JSON.stringify([table, index ?? null, key]);
