import type { MailStop } from "../../core/notices/mail-stop.ts";
import { defaultPreferences, type PersonToTell, type Preferences } from "../../core/notices/preferences.ts";
import { readItems } from "../dynamodb/batches.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey, userIdOf } from "../keys.ts";
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

/** Reads what decides how a person is told, which is in the same item. */
export const readPersonToTell = async (table: Table, userId: string): Promise<PersonToTell> =>
  (await find(table, preferencesKey(userId), toPersonToTell)) ?? STRANGER;

/** A person who has chosen nothing, and whose devices are not known. */
const STRANGER: PersonToTell = { ...defaultPreferences, takesPush: false };

function toPersonToTell(item: Item): PersonToTell {
  const { subscriptions } = item;
  const takesPush = Object.keys(subscriptions ?? {}).length > 0;
  return { ...toPreferences(item), takesPush };
}

/** Reads them for many people. They may be a moment old. */
export async function peopleToTell(
  table: Table,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, PersonToTell>> {
  const items = await readItems(table, userIds.map(preferencesKey));
  const known = new Map(items.map((item) => [userIdOf(item), toPersonToTell(item)]));
  return new Map(userIds.map((userId) => [userId, known.get(userId) ?? STRANGER]));
}

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

function toPreferences({ channels, reminderMinutes, language, silentUntil }: Item): Preferences {
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
