import type { QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import type { IndexDefinition } from "./definition.ts";
import { invalid, throttled } from "./errors.ts";
import type { KeyNames, KeyRange } from "./expressions/key-condition.ts";
import { keyRangeOf } from "./expressions/key-condition.ts";
import { parsedExpressions, placeholdersOf } from "./expressions/parsed.ts";
import { checkTable, onlyKnown } from "./requests.ts";
import { readUnits, sizeOf } from "./sizes.ts";
import { compareEntries } from "./sorted-partition.ts";
import type { State } from "./state.ts";
import { type Attributes, marshalledAttributes, unmarshalled } from "./values.ts";

/** DynamoDB ends a page when it has read this much. */
const MAX_PAGE_BYTES = 1_024 * 1_024;

const KNOWN = [
  "TableName",
  "IndexName",
  "KeyConditionExpression",
  "ExpressionAttributeNames",
  "ExpressionAttributeValues",
  "Limit",
  "ExclusiveStartKey",
  "ScanIndexForward",
  "ConsistentRead",
  "Select",
];

interface Row {
  readonly sort: string;
  readonly id: string;
  readonly item: Attributes;
}

export function performQuery(state: State, input: QueryCommandInput): object {
  onlyKnown(input, KNOWN);
  checkTable(input.TableName, state.definition.name);
  const index = indexOf(state, input);
  const isConsistent = input.ConsistentRead === true;
  if (index && isConsistent) throw invalid("Consistent reads are not supported on global secondary indexes");
  if (input.Limit !== undefined && input.Limit < 1) throw invalid("Limit must be at least 1");
  if (input.Select !== undefined && input.Select !== "COUNT")
    throw new Error("this engine knows Select COUNT only");
  const range = rangeOf(input, index ?? state.definition.key);
  const rows = rowsOf(state, input.IndexName, range, isConsistent);
  if (input.ScanIndexForward === false) rows.reverse();
  const page = pageOf(rows.slice(startOf(state, input, rows, range, index)), input.Limit);

  const units = readUnits(page.bytes, isConsistent);
  const demand = { kind: "reads", index: input.IndexName ?? "", partition: range.partition, units } as const;
  if (!state.throttles.admits(demand, state.time.now)) {
    state.usage.count("Query", "throttled", {});
    throw throttled();
  }
  state.throttles.take(demand, state.time.now);
  state.usage.count("Query", "done", { reads: units });
  const last = page.isCut ? page.rows.at(-1) : undefined;
  return {
    Count: page.rows.length,
    ...(input.Select !== "COUNT" && { Items: page.rows.map(({ item }) => unmarshalled(item)) }),
    ...(last && { LastEvaluatedKey: keyAttributes(state, last.item, index) }),
  };
}

function indexOf(state: State, { IndexName }: QueryCommandInput): IndexDefinition | undefined {
  if (IndexName === undefined) return undefined;
  const index = state.definition.indexes[IndexName];
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  return index;
}

function rangeOf(input: QueryCommandInput, keys: KeyNames): KeyRange {
  const values = input.ExpressionAttributeValues && marshalledAttributes(input.ExpressionAttributeValues);
  const given = placeholdersOf(input.ExpressionAttributeNames, values);
  const { key } = parsedExpressions({ KeyConditionExpression: input.KeyConditionExpression }, given);
  if (!key) throw invalid("KeyConditionExpression must be specified in the request");
  return keyRangeOf(key, keys, given);
}

function rowsOf(state: State, indexName: string | undefined, range: KeyRange, isConsistent: boolean): Row[] {
  const rows: Row[] = [];
  if (indexName === undefined) {
    for (const { sort, item } of state.items.partition(range.partition, state.readTime(isConsistent)))
      if (range.includes(sort)) rows.push({ sort, id: "", item });
    return rows;
  }
  for (const { sort, id, value } of state.indexes.get(indexName)?.partition(range.partition).entries ?? [])
    if (range.includes(sort)) rows.push({ sort, id, item: value });
  return rows;
}

/** The number of rows up to the key that the last page ended with. The item itself need not exist any more. */
function startOf(
  state: State,
  { ExclusiveStartKey, ScanIndexForward }: QueryCommandInput,
  rows: readonly Row[],
  range: KeyRange,
  index: IndexDefinition | undefined,
): number {
  if (ExclusiveStartKey === undefined) return 0;
  const start = marshalledAttributes(ExclusiveStartKey);
  const { key } = state.definition;
  const item = state.items.keyOf({ [key.partition]: start[key.partition], [key.sort]: start[key.sort] });
  const { partition, sort } = index ?? key;
  const expected = new Set([key.partition, key.sort, partition, sort]);
  const [startPartition, startSort] = [start[partition], start[sort]];
  if (Object.keys(start).some((name) => !expected.has(name)) || typeof startSort !== "string")
    throw invalid("The provided starting key is invalid");
  if (startPartition !== range.partition || !range.includes(startSort))
    throw invalid("The provided starting key is outside query boundaries based on provided conditions");
  const position = { sort: startSort, id: index ? item.id : "" };
  const direction = ScanIndexForward === false ? -1 : 1;
  const next = rows.findIndex((row) => compareEntries(row, position) * direction > 0);
  return next === -1 ? rows.length : next;
}

function pageOf(rows: readonly Row[], limit = Number.POSITIVE_INFINITY) {
  const page: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (page.length === limit || bytes > MAX_PAGE_BYTES) break;
    page.push(row);
    bytes += sizeOf(row.item);
  }
  return { rows: page, bytes, isCut: page.length === limit || bytes > MAX_PAGE_BYTES };
}

function keyAttributes(state: State, item: Attributes, index: IndexDefinition | undefined): object {
  const { key } = state.definition;
  const names = [key.partition, key.sort, ...(index ? [index.partition, index.sort] : [])];
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}
