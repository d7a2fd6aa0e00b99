import type { Attributes, DynamoDbRequest, TransactAction, WriteRequest } from "./dynamodb-request.ts";
import { queriedPartition } from "./queried-partition.ts";
import type { TableKeys } from "./table-keys.ts";

/** One action of a call on one item or one table. */
export interface Access {
  /** The IAM permission that the access needs. */
  action: string;
  /** Name of the table; undefined for calls that use no table. */
  table: string | undefined;
  index?: string;
  /** The item; undefined for reads of many items. */
  item?: string;
  /** Value of the partition key, as in IAM's `dynamodb:LeadingKeys`. */
  leadingKey?: string;
}

const TRANSACT_ACTIONS: Record<TransactAction, string> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

type KeysOf = (table: string) => Promise<TableKeys | undefined>;

/** Returns the accesses in the order of the request's items. */
export async function accessesOf(
  operation: string,
  request: DynamoDbRequest,
  keysOf: KeysOf,
): Promise<Access[]> {
  if (request.TransactItems)
    return Promise.all(request.TransactItems.map((item) => transacted(item, keysOf)));
  if (request.RequestItems) {
    const tables = Object.entries(request.RequestItems);
    const accesses = tables.map(([table, requests]) => batched(operation, table, requests, keysOf));
    return (await Promise.all(accesses)).flat();
  }
  const table = tableName(request.TableName);
  const action = `dynamodb:${operation}`;
  if (table === undefined) return [{ action, table }];
  const keys = await keysOf(table);
  const attributes = request.Key ?? request.Item;
  if (attributes) return [onItem(action, table, attributes, keys)];
  const leadingKey = queriedPartition(request, keys?.partitionKey(request.IndexName));
  return [
    {
      action,
      table,
      ...(request.IndexName !== undefined && { index: request.IndexName }),
      ...(leadingKey !== undefined && { leadingKey }),
    },
  ];
}

async function transacted(
  item: NonNullable<DynamoDbRequest["TransactItems"]>[number],
  keysOf: KeysOf,
): Promise<Access> {
  const [kind, what] = Object.entries(item)[0] ?? [];
  const action = `dynamodb:${TRANSACT_ACTIONS[kind as TransactAction] ?? kind}`;
  const table = tableName(what?.TableName);
  if (table === undefined) return { action, table };
  return onItem(action, table, what?.Key ?? what?.Item ?? {}, await keysOf(table));
}

async function batched(
  operation: string,
  named: string,
  requests: WriteRequest[] | { Keys: Attributes[] },
  keysOf: KeysOf,
): Promise<Access[]> {
  const table = tableName(named) ?? named;
  const keys = await keysOf(table);
  const attributes = Array.isArray(requests) ? requests.map(writtenKey) : requests.Keys;
  return attributes.map((item) => onItem(`dynamodb:${operation}`, table, item, keys));
}

function writtenKey({ PutRequest, DeleteRequest }: WriteRequest): Attributes {
  return PutRequest?.Item ?? DeleteRequest?.Key ?? {};
}

function onItem(action: string, table: string, attributes: Attributes, keys: TableKeys | undefined): Access {
  if (!keys) return { action, table };
  const leading = attributes[keys.partitionKey() ?? ""];
  return {
    action,
    table,
    item: keys.identify(attributes),
    ...(leading && { leadingKey: String(Object.values(leading)[0]) }),
  };
}

/** A request may name a table by its ARN. */
function tableName(name: string | undefined): string | undefined {
  return name?.split("table/").at(-1)?.split("/")[0];
}
