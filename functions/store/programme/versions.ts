import type { Check } from "../dynamodb/transact.ts";
import type { Key } from "../keys.ts";

/** The attribute that counts the writes of a programme or an RSVP, and the one that counts changes of a ledger's rules. */
type VersionAttribute = "version" | "rulesVersion";

/** The parts of an update that proves the version `seen` and leaves the next one behind. */
export const nextVersion = (attribute: VersionAttribute, seen: number) => ({
  ...heldVersion(attribute, seen),
  assignment: "#version = :nextVersion",
  values: { ...heldVersion(attribute, seen).values, ":nextVersion": seen + 1 },
});

/** The parts of an update that only proves the version `seen`. */
export const heldVersion = (attribute: VersionAttribute, seen: number) => ({
  condition:
    seen === 0 ? "attribute_exists(PK) AND attribute_not_exists(#version)" : "#version = :seenVersion",
  names: { "#version": attribute },
  values: seen === 0 ? {} : { ":seenVersion": seen },
});

/** The version of an item; items of before there were versions have none. */
export const versionOf = (version: unknown): number => (version as number | undefined) ?? 0;

/** Leaves an item as it is; refused if its version is another than was seen. */
export const prove = (key: Key, { condition, names, values }: ReturnType<typeof heldVersion>): Check => ({
  Key: key,
  ConditionExpression: condition,
  ExpressionAttributeNames: names,
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
});
