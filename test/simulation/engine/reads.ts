import type { BatchGetCommandInput, GetCommandInput } from "@aws-sdk/lib-dynamodb";
import { invalid, noSuchTable, throttled } from "./errors.ts";
import { checkTable, onlyKnown } from "./requests.ts";
import { readUnits, sizeOf } from "./sizes.ts";
import type { State } from "./state.ts";
import type { ItemKey } from "./stored-items.ts";
import { type Attributes, unmarshalled } from "./values.ts";

/** DynamoDB's limit for one call. */
const MAX_KEYS = 100;

export function performGet(state: State, input: GetCommandInput): object {
  onlyKnown(input, ["TableName", "Key", "ConsistentRead"]);
  checkTable(input.TableName, state.definition.name);
  const found = readItem(state, "Get", state.items.keyOf(input.Key), input.ConsistentRead === true);
  if (found === "throttled") throw throttled();
  return found ? { Item: unmarshalled(found) } : {};
}

/** Keys that are throttled come back unprocessed. Only if all are, the call fails. */
export function performBatchGet(state: State, { RequestItems, ...others }: BatchGetCommandInput): object {
  onlyKnown(others, []);
  const [[table, request] = [], ...more] = Object.entries(RequestItems ?? {});
  if (table === undefined || request === undefined || more.length > 0)
    throw invalid("This engine has one table, and a batch needs it");
  if (table !== state.definition.name) throw noSuchTable();
  onlyKnown(request, ["Keys", "ConsistentRead"]);
  const keys = (request.Keys ?? []).map((key) => state.items.keyOf(key));
  if (keys.length === 0 || keys.length > MAX_KEYS) throw invalid("A batch has 1 to 100 keys");
  if (new Set(keys.map(({ id }) => id)).size < keys.length)
    throw invalid("Provided list of item keys contains duplicates");
  const isConsistent = request.ConsistentRead === true;
  const found = keys.map((key) => ({ key, item: readItem(state, "BatchGet", key, isConsistent) }));
  const left = found
    .filter(({ item }) => item === "throttled")
    .map(({ key }) => state.items.attributesOf(key));
  if (left.length === keys.length) throw throttled();
  const items = found.flatMap(({ item }) => (item && item !== "throttled" ? [unmarshalled(item)] : []));
  const UnprocessedKeys = left.length > 0 ? { [table]: { ...request, Keys: left } } : {};
  return { Responses: { [table]: items }, UnprocessedKeys };
}

function readItem(
  state: State,
  operation: string,
  key: ItemKey,
  isConsistent: boolean,
): Attributes | undefined | "throttled" {
  const { throttles, usage, time } = state;
  const item = state.items.findAsOf(key, state.readTime(isConsistent));
  const units = readUnits(item ? sizeOf(item) : 0, isConsistent);
  const demand = { kind: "reads", index: "", partition: key.partition, units } as const;
  if (!throttles.admits(demand, time.now)) {
    usage.count(operation, "throttled", {});
    return "throttled";
  }
  throttles.take(demand, time.now);
  usage.count(operation, "done", { reads: units });
  return item;
}
