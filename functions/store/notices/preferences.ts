import { defaultPreferences, type Preferences } from "../../core/notices/preferences.ts";
import { readItems } from "../dynamodb/batches.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey, userIdOf } from "../keys.ts";

export const readPreferences = async (table: Table, userId: string): Promise<Preferences> =>
  (await find(table, preferencesKey(userId), toPreferences)) ?? defaultPreferences;

/** Reads those of many people. They may be a moment old. */
export async function preferencesOf(
  table: Table,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> {
  const items = await readItems(table, userIds.map(preferencesKey));
  const chosen = new Map(items.map((item) => [userIdOf(item), toPreferences(item)]));
  return new Map(userIds.map((userId) => [userId, chosen.get(userId) ?? defaultPreferences]));
}

export async function putPreferences(
  table: Table,
  userId: string,
  { channels, reminderMinutes, language }: Preferences,
): Promise<void> {
  const { clauses, names, values } = assign({ channels, reminderMinutes, language });
  await updateItem(table, {
    Key: preferencesKey(userId),
    UpdateExpression: `SET ${clauses.join(", ")}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  });
}

function toPreferences({ channels, reminderMinutes, language }: Item): Preferences {
  const chosen = { ...defaultPreferences };
  return {
    channels: (channels as Preferences["channels"] | undefined) ?? chosen.channels,
    reminderMinutes:
      reminderMinutes === undefined
        ? chosen.reminderMinutes
        : (reminderMinutes as Preferences["reminderMinutes"]),
    language: (language as string | undefined) ?? chosen.language,
  };
}
