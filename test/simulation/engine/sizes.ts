import { type Attributes, isList, isSet, type Value } from "./values.ts";

const KILOBYTE = 1_024;

/** Stored items never change, so each is measured once. */
const measured = new WeakMap<Attributes, number>();

/** The size that DynamoDB bills for an item, in bytes. */
export function sizeOf(item: Attributes): number {
  const known = measured.get(item);
  if (known !== undefined) return known;
  let bytes = 0;
  for (const name in item) bytes += lengthOf(name) + sizeOfValue(item[name] as Value);
  measured.set(item, bytes);
  return bytes;
}

function sizeOfValue(value: Value): number {
  switch (typeof value) {
    case "string":
      return lengthOf(value);
    case "number":
      return 1 + Math.ceil(String(Math.abs(value)).length / 2);
    case "boolean":
      return 1;
    default:
      if (value === null) return 1;
      if (isSet(value)) return [...value].reduce((sum, each) => sum + lengthOf(each), 0);
      if (isList(value)) return value.reduce<number>((sum, each) => sum + 1 + sizeOfValue(each), 3);
      return 3 + Object.keys(value).length + sizeOf(value);
  }
}

const lengthOf = (text: string): number => Buffer.byteLength(text);

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / KILOBYTE));

/** A consistent read costs one unit for 4 KB, and another read half of it. */
export const readUnits = (bytes: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / (4 * KILOBYTE))) * (isConsistent ? 1 : 0.5);
