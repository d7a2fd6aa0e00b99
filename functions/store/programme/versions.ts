import type { Check } from "../dynamodb/transact.ts";
import type { Key } from "../keys.ts";

/** One attribute counts writes of a programme or an RSVP. The other counts changes of a ledger's rules. */
type VersionAttribute = "version" | "rulesVersion";

/** Builds an update that proves the version `seen` and writes the next one. */
export const nextVersion = (attribute: VersionAttribute, seen: number) => ({
  ...heldVersion(attribute, seen),
  assignment: "#version = :nextVersion",
  values: { ...heldVersion(attribute, seen).values, ":nextVersion": seen + 1 },
});

/** Builds an update that only proves the version `seen`. */
export const heldVersion = (attribute: VersionAttribute, seen: number) => ({
  condition:
    seen === 0 ? "attribute_exists(PK) AND attribute_not_exists(#version)" : "#version = :seenVersion",
  names: { "#version": attribute },
  values: seen === 0 ? {} : { ":seenVersion": seen },
});

/** Items older than versions have none. */
export const versionOf = (version: unknown): number => (version as number | undefined) ?? 0;

/** Changes nothing. It is refused if the item's version is no longer the one that was seen. */
export const prove = (key: Key, { condition, names, values }: ReturnType<typeof heldVersion>): Check => ({
  Key: key,
  ConditionExpression: condition,
  ExpressionAttributeNames: names,
  ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
});
