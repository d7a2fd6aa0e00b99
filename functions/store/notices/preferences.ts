import type { MailStop } from "../../core/notices/mail-stop.ts";
import { defaultPreferences, type Preferences } from "../../core/notices/preferences.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey } from "../keys.ts";
import { toMailStop } from "./mail-stops.ts";

export const readPreferences = async (table: Table, userId: string): Promise<Preferences> =>
  (await find(table, preferencesKey(userId), toPreferences)) ?? defaultPreferences;

/** What a person's page of preferences shows. */
export interface OwnPreferences extends Preferences {
  readonly mailStopped: MailStop | null;
}

export const readOwnPreferences = async (table: Table, userId: string): Promise<OwnPreferences> =>
  (await find(table, preferencesKey(userId), (item) => ({
    ...toPreferences(item),
    mailStopped: toMailStop(item),
  }))) ?? { ...defaultPreferences, mailStopped: null };

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

export function toPreferences({ channels, reminderMinutes, language }: Item): Preferences {
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
