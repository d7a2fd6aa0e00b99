import type { Key } from "./keys.ts";
import type { Update } from "./transact.ts";

/** The attribute that counts the writes of a programme, and the one that counts the changes of a ledger's rules. */
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

/** A condition on an item as an update that changes nothing: it sets `kept`, which the item has, to what it is. */
export function prove(
  key: Key,
  kept: string,
  { condition, names, values }: ReturnType<typeof heldVersion>,
): Update {
  return {
    Key: key,
    UpdateExpression: "SET #kept = #kept",
    ConditionExpression: condition,
    ExpressionAttributeNames: { ...names, "#kept": kept },
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}
