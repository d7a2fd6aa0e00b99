import { invalid } from "../errors.ts";
import { type Attributes, isMap, isSet, typeOf, type Value } from "../values.ts";
import {
  literalOf,
  membersOf,
  nameOf,
  type Path,
  type Placeholders,
  resolved,
  type Scope,
} from "./operands.ts";
import type { Assigned, UpdateActions } from "./update.ts";

/** Refuses what DynamoDB refuses before it looks at an item. Returns the names of all attributes to change. */
export function checkUpdate({ set, remove, add }: UpdateActions, given: Placeholders): string[] {
  for (const { value } of set) checkAssigned(value, given);
  for (const { value } of add) checkAddend(literalOf(value, given));
  const paths = [...set.map(({ path }) => path), ...remove, ...add.map(({ path }) => path)].map((path) => [
    nameOf(path, given),
    ...membersOf(path, given),
  ]);
  const twice = paths.find((path, n) => paths.some((other, m) => m !== n && isWithin(path, other)));
  if (twice !== undefined) throw invalid(`Two document paths overlap with each other: ${twice.join(".")}`);
  return paths.map(([name = ""]) => name);
}

const isWithin = (path: readonly string[], other: readonly string[]): boolean =>
  other.length <= path.length && other.every((name, n) => name === path[n]);

function checkAssigned(value: Assigned, given: Placeholders): void {
  switch (value.kind) {
    case "path":
      nameOf(value, given);
      break;
    case "value":
      literalOf(value, given);
      break;
    case "if-not-exists":
      nameOf(value.path, given);
      checkAssigned(value.otherwise, given);
      break;
    case "sum":
      for (const side of [value.left, value.right]) {
        checkAssigned(side, given);
        if (side.kind === "value") checkNumber(literalOf(side, given));
      }
  }
}

function checkNumber(value: Value): void {
  if (typeOf(value) !== "N")
    throw invalid("Incorrect operand type for operator or function; operator: ADD or +");
}

function checkAddend(value: Value): void {
  if (!isSet(value)) checkNumber(value);
}

/** Returns the item after an update. Every action sees the item as it was before. */
export function updated(
  { set, remove, add }: UpdateActions,
  scope: Scope & { item: Attributes },
): Attributes {
  const after = without(
    scope.item,
    remove.filter(({ within }) => within.length === 0).map((path) => nameOf(path, scope)),
  );
  for (const path of remove) if (path.within.length > 0) put(after, path, undefined, scope);
  for (const { path, value } of set) put(after, path, assignedOf(value, scope), scope);
  for (const { path, value } of add)
    put(after, path, added(resolved(path, scope), literalOf(value, scope)), scope);
  return after;
}

/** Puts a value at a path, or removes what is there. The maps that lead to it must exist. */
function put(after: Record<string, Value>, path: Path, value: Value | undefined, scope: Scope): void {
  let map = after;
  let name = nameOf(path, scope);
  for (const member of membersOf(path, scope)) {
    const inner = map[name];
    if (inner === undefined || !isMap(inner))
      throw invalid("The document path provided in the update expression is invalid for update");
    const copy = { ...inner };
    map[name] = copy;
    map = copy;
    name = member;
  }
  if (value === undefined) delete map[name];
  else map[name] = value;
}

/** ADD counts, or puts members into a set. */
function added(before: Value | undefined, value: Value): Value {
  if (!isSet(value)) return sum(before ?? 0, value, 1);
  if (before === undefined) return value;
  if (!isSet(before)) throw invalid("An operand in the update expression has an incorrect data type");
  return new Set([...before, ...value]);
}

/** An object of which attributes were deleted is slow to read, so this makes one that never had them. */
function without(item: Attributes, removed: readonly string[]): Record<string, Value> {
  if (removed.length === 0) return { ...item };
  const rest: Record<string, Value> = {};
  for (const name in item) if (!removed.includes(name)) rest[name] = item[name] as Value;
  return rest;
}

function assignedOf(value: Assigned, scope: Scope): Value {
  switch (value.kind) {
    case "path":
    case "value": {
      const found = resolved(value, scope);
      if (found === undefined)
        throw invalid("The provided expression refers to an attribute that does not exist in the item");
      return found;
    }
    case "if-not-exists":
      return resolved(value.path, scope) ?? assignedOf(value.otherwise, scope);
    case "sum":
      return sum(assignedOf(value.left, scope), assignedOf(value.right, scope), value.sign);
  }
}

function sum(a: Value, b: Value, sign: 1 | -1): number {
  if (typeof a !== "number" || typeof b !== "number")
    throw invalid("An operand in the update expression has an incorrect data type");
  const result = a + sign * b;
  // DynamoDB counts in decimal numbers of 38 digits, and JavaScript is exact in this range only.
  if (!Number.isSafeInteger(result))
    throw new Error(`this engine adds whole numbers only, not ${a} and ${b}`);
  return result;
}
