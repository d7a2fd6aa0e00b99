import { defaultPreferences, type Preferences } from "../../core/notices/preferences.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey } from "../keys.ts";

export const readPreferences = async (table: Table, userId: string): Promise<Preferences> =>
  (await find(table, preferencesKey(userId), toPreferences)) ?? defaultPreferences;

export async function putPreferences(table: Table, userId: string, preferences: Preferences): Promise<void> {
  await updateItem(table, choosing(userId, preferences));
}

export function choosing(userId: string, { channels, reminderMinutes, language }: Preferences): Update {
  const { clauses, names, values } = assign({ channels, reminderMinutes, language });
  return {
    Key: preferencesKey(userId),
    // A person who has come back keeps their preferences. The silence concerns only what was before.
    UpdateExpression: `SET ${clauses.join(", ")} REMOVE #ttl`,
    ExpressionAttributeNames: { ...names, "#ttl": "ttl" },
    ExpressionAttributeValues: values,
  };
}

export function toPreferences({ channels, reminderMinutes, language, silentUntil }: Item): Preferences {
  const chosen = { ...defaultPreferences };
  return {
    channels: (channels as Preferences["channels"] | undefined) ?? chosen.channels,
    reminderMinutes:
      reminderMinutes === undefined
        ? chosen.reminderMinutes
        : (reminderMinutes as Preferences["reminderMinutes"]),
    language: (language as string | undefined) ?? chosen.language,
    ...(typeof silentUntil === "string" && { silentUntil }),
  };
}
