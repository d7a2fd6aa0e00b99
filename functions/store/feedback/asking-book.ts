import type { AskingBook } from "../../core/feedback/ask-for-feedback.ts";
import { wasThere } from "../../core/feedback/feedback.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import {
  feedbackAskedKey,
  feedbackKey,
  isFeedbackKey,
  ledgerKey,
  rsvpKey,
  sessionIdOfSummary,
} from "../keys.ts";
import { peopleOf } from "../ledger/people.ts";
import { peopleToTell } from "../notices/preferences.ts";
import { doorWasUsed, visitOf } from "./feedback-book.ts";

export const askingBook = (table: Table): AskingBook => ({
  async notAsked(sessionIds) {
    const marks = await readItems(table, sessionIds.map(feedbackAskedKey));
    const done = new Set(marks.filter(isDone).map(sessionIdOfSummary));
    return sessionIds.filter((sessionId) => !done.has(sessionId));
  },

  async beginAsking(sessionId, at) {
    const vote = await updateItem(table, {
      Key: feedbackAskedKey(sessionId),
      UpdateExpression: "SET askingAt = :at",
      ConditionExpression: "attribute_not_exists(PK)",
      ExpressionAttributeValues: { ":at": at },
    });
    if (vote.agreed || vote.item === null) return at;
    return isDone(vote.item) ? null : String(vote.item.askingAt);
  },

  async endAsking(sessionId, now) {
    await updateItem(table, {
      Key: feedbackAskedKey(sessionId),
      UpdateExpression: "SET askedAt = :now",
      ConditionExpression: "attribute_exists(PK)",
      ExpressionAttributeValues: { ":now": now },
    });
  },

  peopleToAsk: (sessionId) => peopleToAsk(table, sessionId),
  peopleToTell: (userIds) => peopleToTell(table, userIds),
});

const isDone = ({ askedAt }: Item): boolean => textOrNull(askedAt) !== null;

/** Who has taken an answer back has answered all the same. */
async function* peopleToAsk(table: Table, sessionId: string): AsyncGenerator<readonly string[]> {
  const used = (await find(table, ledgerKey(sessionId), doorWasUsed)) ?? false;
  for await (const userIds of peopleOf(table, sessionId, "CONFIRMED")) {
    const keys = userIds.flatMap((userId) => [rsvpKey(userId, sessionId), feedbackKey(userId, sessionId)]);
    const items = await readItems(table, keys, true);
    const answered = new Set(items.filter(isFeedbackKey).map(({ PK }) => PK));
    const there = new Set(
      items.filter((item) => !isFeedbackKey(item) && wasThere(visitOf(item), used)).map(({ PK }) => PK),
    );
    yield userIds.filter((userId) => {
      const { PK } = rsvpKey(userId, sessionId);
      return there.has(PK) && !answered.has(PK);
    });
  }
}
