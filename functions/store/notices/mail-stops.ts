import type { MailStop } from "../../core/notices/mail-stop.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { preferencesKey, userIdOf } from "../keys.ts";

/** Reads the mark of an item of preferences. */
export const toMailStop = ({ mailStopped }: Item): MailStop | null =>
  (mailStopped as MailStop | undefined) ?? null;

/**
 * Marks the person, so that no mails go to the address. Feedback comes late, twice and in any order. The mail that was
 * sent last decides, and one from before the person tried again says nothing. `outdated`: the mark stays as it was. Nor
 * does a mail from before the person erased their account: the mark has an address. `standing`: the address had a mark
 * already, so the feedback is repeated or another mail came back before.
 */
export async function stopMails(
  table: Table,
  userId: string,
  stop: MailStop,
): Promise<"stopped" | "standing" | "outdated"> {
  const vote = await updateItem(table, {
    Key: preferencesKey(userId),
    UpdateExpression: "SET mailStopped = :stop REMOVE #ttl",
    ConditionExpression: [
      "(attribute_not_exists(mailStopped) OR mailStopped.#at < :at)",
      "(attribute_not_exists(mailRetriedAt) OR mailRetriedAt < :at)",
      "(attribute_not_exists(silentUntil) OR silentUntil < :at)",
    ].join(" AND "),
    ExpressionAttributeNames: { "#at": "at", "#ttl": "ttl" },
    ExpressionAttributeValues: { ":stop": stop, ":at": stop.at },
  });
  if (vote.agreed) return "stopped";
  const mark = vote.item && toMailStop(vote.item);
  return mark?.address === stop.address ? "standing" : "outdated";
}

/** Lets mails go to the person again. A mail that was sent after `now` and came back still counts. */
export async function retryMails(table: Table, userId: string, now: string): Promise<void> {
  await updateItem(table, {
    Key: preferencesKey(userId),
    UpdateExpression: "SET mailRetriedAt = :now REMOVE mailStopped",
    ConditionExpression: "mailStopped.#at <= :now",
    ExpressionAttributeNames: { "#at": "at" },
    ExpressionAttributeValues: { ":now": now },
  });
}

/** Reads the marks of many people. They are shown, so they may be a moment old. */
export async function mailStopsOf(
  table: Table,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, MailStop>> {
  const items = await readItems(table, [...new Set(userIds)].map(preferencesKey));
  return new Map(
    items.flatMap((item) => {
      const stop = toMailStop(item);
      return stop === null ? [] : [[userIdOf(item), stop]];
    }),
  );
}
