import type { AwsResponse } from "./aws-response.ts";
import type { DynamoDbRequest } from "./dynamodb-request.ts";

interface Units {
  CapacityUnits?: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

export interface ConsumedCapacity extends Units {
  TableName: string;
  Table?: Units;
  GlobalSecondaryIndexes?: Record<string, Units>;
  LocalSecondaryIndexes?: Record<string, Units>;
}

type Asked = DynamoDbRequest["ReturnConsumedCapacity"];

/** Removes the consumed capacity from an engine's answer, except what the caller asked for. */
export function takeCapacity(
  operation: string,
  request: DynamoDbRequest,
  answer: AwsResponse,
): { answer: AwsResponse; consumed: ConsumedCapacity[] } {
  if (answer.status !== 200) return { answer, consumed: [] };
  const { ConsumedCapacity: given, ...rest } = JSON.parse(answer.body) as {
    ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
  };
  if (!given) return { answer, consumed: [] };
  const consumed = [given].flat().map((capacity) => asCharged(operation, request, capacity));
  const shown = consumed.map((capacity) => inDetail(capacity, request.ReturnConsumedCapacity));
  const body = wants(request.ReturnConsumedCapacity)
    ? { ...rest, ConsumedCapacity: Array.isArray(given) ? shown : shown[0] }
    : rest;
  return { answer: { ...answer, body: JSON.stringify(body) }, consumed };
}

function wants(asked: Asked): boolean {
  return asked === "INDEXES" || asked === "TOTAL";
}

function inDetail(capacity: ConsumedCapacity, asked: Asked): ConsumedCapacity {
  if (asked !== "TOTAL") return capacity;
  const { Table: _, GlobalSecondaryIndexes: __, LocalSecondaryIndexes: ___, ...total } = capacity;
  return total;
}

/**
 * DynamoDB Local multiplies the units of a write transaction by this; DynamoDB charges 2 for tables and 1 for
 * indexes.
 */
const ENGINE_UNITS_FACTOR = 4;

/**
 * DynamoDB Local miscounts write transactions: it adds up only the *distinct* costs of the items, times four.
 * This corrects the table's part for items of up to 1 KB (2 units each), and never below what the engine
 * counted for larger ones. An index's part is right unless two items of the transaction cost the same there.
 */
function asCharged(
  operation: string,
  request: DynamoDbRequest,
  capacity: ConsumedCapacity,
): ConsumedCapacity {
  if (operation === "Query" && capacity.CapacityUnits === 0) return leastOfQuery(request, capacity);
  const engine = capacity.Table?.WriteCapacityUnits;
  if (operation !== "TransactWriteItems" || engine === undefined) return capacity;
  const items = (request.TransactItems ?? []).filter((item) =>
    Object.values(item).some((part) => part.TableName.endsWith(capacity.TableName)),
  );
  const table = Math.max(2 * items.length, (2 * engine) / ENGINE_UNITS_FACTOR);
  const indexes = Object.fromEntries(
    Object.entries(capacity.GlobalSecondaryIndexes ?? {}).map(([name, units]) => [
      name,
      written((units.WriteCapacityUnits ?? 0) / ENGINE_UNITS_FACTOR),
    ]),
  );
  const total = Object.values(indexes).reduce(
    (sum, { WriteCapacityUnits }) => sum + WriteCapacityUnits,
    table,
  );
  return {
    TableName: capacity.TableName,
    ...written(total),
    Table: written(table),
    ...(Object.keys(indexes).length > 0 && { GlobalSecondaryIndexes: indexes }),
  };
}

/** DynamoDB also charges for a query that finds nothing; DynamoDB Local does not. */
function leastOfQuery(
  { ConsistentRead, IndexName }: DynamoDbRequest,
  { TableName }: ConsumedCapacity,
): ConsumedCapacity {
  const least = { CapacityUnits: ConsistentRead === true ? 1 : 0.5 };
  if (IndexName === undefined) return { TableName, ...least, Table: least };
  return { TableName, ...least, Table: { CapacityUnits: 0 }, GlobalSecondaryIndexes: { [IndexName]: least } };
}

const written = (units: number) => ({ CapacityUnits: units, WriteCapacityUnits: units });
