import { aFewAtATime } from "../dynamodb/batches.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { feedbackKey, ownFeedbackPrefix, sessionIdOfFeedback, userPartition } from "../keys.ts";
import { toOwnFeedback } from "./feedback-item.ts";
import { countingWrites, forgetComment } from "./feedback-writes.ts";

/** Deletes what a person has said, and the way from it to them. Their ratings stay in the figures, as nobody's. */
export async function forgetFeedback(table: Table, userId: string): Promise<void> {
  const pages = queryPages(table, {
    ...partition(userPartition(userId), ownFeedbackPrefix),
    ConsistentRead: true,
  });
  for await (const page of pages) await aFewAtATime(page, (item) => forget(table, userId, item));
}

/** If it is refused, another request has changed the answer, and the next look finds it. */
async function forget(table: Table, userId: string, item: Item): Promise<void> {
  const sessionId = sessionIdOfFeedback(item);
  const own = toOwnFeedback(item);
  await settle(table, [
    {
      deletes: true,
      Key: feedbackKey(userId, sessionId),
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: { ":version": item.version },
    },
    ...forgetComment(sessionId, own),
    ...countingWrites(sessionId, own, own && { ...own, comment: null, named: false }),
  ]);
}
