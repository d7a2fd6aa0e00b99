import { closesAt, type Feedback, hourOf, RATINGS } from "../../core/feedback/feedback.ts";
import type { FeedbackSeen } from "../../core/feedback/give-feedback.ts";
import { assign } from "../dynamodb/expressions.ts";
import type { Check, Update, Write } from "../dynamodb/transact.ts";
import { commentKey, feedbackKey, feedbackSummaryKey, ledgerKey, rsvpKey } from "../keys.ts";

export interface Writing {
  /** The person's name, for a comment that names them. */
  readonly name: string | null;
  readonly now: Date;
  readonly newId: () => string;
}

/**
 * The writes that put `next` in the place of what was seen: the person's own item, the counters, and what organizers see
 * of a comment. An answer also proves that the person was there. `null` takes the answer back.
 */
export function writesOf(seen: FeedbackSeen, next: Feedback | null, writing: Writing): readonly Write[] {
  const { sessionId, own } = seen;
  const comment = next?.comment ?? null;
  // Each writing of a comment has an id of its own, so that nobody can follow a comment while it changes.
  const commentId = comment === null ? null : writing.newId();
  return [
    ownWrite(seen, next, { ...writing, commentId }),
    ...(next === null ? [] : proofOf(seen)),
    ...countingWrites(sessionId, own, next),
    ...forgetComment(sessionId, own),
    ...(next === null || comment === null || commentId === null
      ? []
      : [commentWrite(sessionId, { ...next, comment }, { ...writing, commentId })]),
  ];
}

/** What is left of an answer that was taken back says only that there was one, until nobody can answer any more. */
const SAID = ["rating", "comment", "named", "commentId"];

function ownWrite(
  { userId, sessionId, version, endsAt }: FeedbackSeen,
  next: Feedback | null,
  { now, commentId }: Writing & { readonly commentId: string | null },
): Update {
  const set = { version: version + 1, answeredAt: hourOf(now) };
  const { clauses, names, values } = assign(
    next === null
      ? { ...set, ttl: Math.ceil(Math.max(Date.parse(closesAt(endsAt)), now.getTime()) / 1_000) }
      : { ...set, ...next, commentId },
    "new",
  );
  const removed = next === null ? SAID : ["ttl"];
  return {
    Key: feedbackKey(userId, sessionId),
    UpdateExpression: `SET ${clauses.join(", ")} REMOVE ${removed.map((name) => `#${name}`).join(", ")}`,
    ConditionExpression: version === 0 ? "attribute_not_exists(PK)" : "version = :seen",
    ExpressionAttributeNames: { ...names, ...Object.fromEntries(removed.map((name) => [`#${name}`, name])) },
    ExpressionAttributeValues: { ...values, ...(version > 0 && { ":seen": version }) },
  };
}

/** A person who was checked in was there. A seat alone says so as long as the door has let nobody in. */
function proofOf({ userId, sessionId, rsvp }: FeedbackSeen): Check[] {
  const seat = {
    Key: rsvpKey(userId, sessionId),
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: { ":confirmed": "CONFIRMED" },
  };
  if (rsvp?.checkedInAt != null)
    return [{ ...seat, ConditionExpression: "#status = :confirmed AND attribute_exists(checkedInAt)" }];
  return [
    { ...seat, ConditionExpression: "#status = :confirmed" },
    {
      Key: ledgerKey(sessionId),
      ConditionExpression: "attribute_not_exists(checkIns) OR checkIns = :none",
      ExpressionAttributeValues: { ":none": 0 },
    },
  ];
}

/** The old answer is counted out, and the new one in. */
export function countingWrites(sessionId: string, before: Feedback | null, after: Feedback | null): Update[] {
  const [out, into] = [countersOf(before), countersOf(after)];
  const changes = Object.keys(into)
    .map((name) => ({ name, by: (into[name] ?? 0) - (out[name] ?? 0) }))
    .filter(({ by }) => by !== 0);
  if (changes.length === 0) return [];
  return [
    {
      Key: feedbackSummaryKey(sessionId),
      UpdateExpression: `ADD ${changes.map(({ name }) => `${name} :${name}`).join(", ")}`,
      ExpressionAttributeValues: Object.fromEntries(changes.map(({ name, by }) => [`:${name}`, by])),
    },
  ];
}

const countersOf = (feedback: Feedback | null): Record<string, number> => ({
  ...Object.fromEntries(RATINGS.map((rating) => [`rating${rating}`, feedback?.rating === rating ? 1 : 0])),
  commented: feedback !== null && feedback.comment !== null ? 1 : 0,
  namedOnes: feedback?.named === true ? 1 : 0,
});

interface WithComment {
  readonly answeredAt: string;
  readonly commentId: string | null;
}

/** Removes what organizers see of a comment. */
export const forgetComment = (sessionId: string, own: WithComment | null): Write[] =>
  own === null || own.commentId === null
    ? []
    : [{ deletes: true, Key: commentKey(sessionId, own.answeredAt, own.commentId) }];

/** Nothing in it leads to the person, unless they want to be named. */
function commentWrite(
  sessionId: string,
  { rating, comment, named }: Feedback & { readonly comment: string },
  { name, now, commentId }: Writing & { readonly commentId: string },
): Update {
  const { clauses, names, values } = assign({ rating, comment, ...(named && name !== null && { name }) });
  return {
    Key: commentKey(sessionId, hourOf(now), commentId),
    UpdateExpression: `SET ${clauses.join(", ")}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}
