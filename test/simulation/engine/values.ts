/** The types of values that the store uses. Other sets and binary values are refused, because nothing uses them. */
export type Value =
  | null
  | boolean
  | number
  | string
  | ReadonlySet<string>
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Attributes = { readonly [name: string]: Value };

/** Copies a value as lib-dynamodb marshals it with `removeUndefinedValues`. */
function marshalled(value: unknown): Value {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value + 0;
    throw new Error(`the client does not send the number ${value}`);
  }
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(marshalled);
  if (value instanceof Set && value.size > 0 && [...value].every((each) => typeof each === "string"))
    return new Set<string>(value);
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return marshalledAttributes(value);
  throw new Error(`this engine knows no value of the type ${value?.constructor.name ?? typeof value}`);
}

export function marshalledAttributes(attributes: object): Attributes {
  const copy: Record<string, Value> = {};
  for (const name in attributes) {
    const value = (attributes as Record<string, unknown>)[name];
    if (value !== undefined) copy[name] = marshalled(value);
  }
  return copy;
}

/** Returns a copy that its reader may change. */
export const unmarshalled = (value: Attributes): Record<string, Value> => structuredCopy(value);

function structuredCopy(attributes: Attributes): Record<string, Value> {
  const copy: Record<string, Value> = {};
  for (const name in attributes) copy[name] = copyOf(attributes[name] as Value);
  return copy;
}

function copyOf(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (isSet(value)) return new Set(value);
  return isList(value) ? value.map(copyOf) : structuredCopy(value);
}

export type Type = "NULL" | "BOOL" | "N" | "S" | "L" | "M" | "SS";

export function typeOf(value: Value): Type {
  if (value === null) return "NULL";
  switch (typeof value) {
    case "boolean":
      return "BOOL";
    case "number":
      return "N";
    case "string":
      return "S";
    default:
      if (isSet(value)) return "SS";
      return isList(value) ? "L" : "M";
  }
}

export const isSet = (value: Value): value is ReadonlySet<string> => value instanceof Set;

export const isMap = (value: Value): value is Attributes => typeOf(value) === "M";

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export function equal(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isList(a) || isList(b))
    return (
      isList(a) && isList(b) && a.length === b.length && a.every((each, n) => equal(each, b[n] as Value))
    );
  if (isSet(a) || isSet(b))
    return isSet(a) && isSet(b) && a.size === b.size && [...a].every((each) => b.has(each));
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && equal(a[name] as Value, b[name] as Value))
  );
}

const SURROGATE = /[\ud800-\udfff]/;

/** Orders texts by their UTF-8 bytes, as DynamoDB does. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (SURROGATE.test(a) || SURROGATE.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

/** Orders two numbers or two texts. Other values have no order. */
export function compare(a: Value, b: Value): number | undefined {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  return undefined;
}
