// A person who has erased their account is told nothing of what happened before, however late it is seen.

import type { Notice } from "../../core/notices/notice.ts";
import type { Preferences } from "../../core/notices/preferences.ts";
import { putItem } from "../dynamodb/replace.ts";
import type { Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey } from "../keys.ts";

/** Longer than anything that happened before can be under way. The stream, which takes longest, ends after a day. */
const SILENCE_KEPT_MS = 7 * 24 * 60 * 60_000;

/** Whether a change is one of those that the person is not told of any more. */
export const isSilent = ({ silentUntil }: Preferences, { at }: Pick<Notice, "at">): boolean =>
  silentUntil !== undefined && at <= silentUntil;

/** Puts the silence in place of all preferences. DynamoDB deletes it by its `ttl`. */
export const beginSilence = (table: Table, userId: string, requestId: string, until: Date): Promise<void> =>
  putItem(table, {
    ...preferencesKey(userId),
    silentUntil: until.toISOString(),
    silencedBy: requestId,
    ttl: Math.ceil((until.getTime() + SILENCE_KEPT_MS) / 1_000),
  });

/** What a person, or feedback about their mails, may have written since the silence began. */
const PERSONAL = ["channels", "subscriptions", "mailStopped"];
const IS_BARE = PERSONAL.map((attribute) => `attribute_not_exists(${attribute})`).join(" AND ");

/**
 * Ends the silence at this time. It never becomes shorter than another request that is at it needs. `false`: something
 * personal has been written beside it.
 */
export async function endSilence(
  table: Table,
  userId: string,
  requestId: string,
  at: Date,
): Promise<boolean> {
  const vote = await updateItem(table, {
    Key: preferencesKey(userId),
    UpdateExpression: "SET silentUntil = :at REMOVE silencedBy",
    ConditionExpression: `${IS_BARE} AND (silencedBy = :requestId OR silentUntil < :at)`,
    ExpressionAttributeValues: { ":at": at.toISOString(), ":requestId": requestId },
  });
  return vote.agreed || PERSONAL.every((attribute) => vote.item?.[attribute] === undefined);
}
