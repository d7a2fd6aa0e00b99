import { RATINGS } from "../../functions/core/feedback/feedback.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { COMMENT_PREFIX, isFeedbackKey, sessionIdOfFeedback } from "../../functions/store/keys.ts";
import { broken } from "./invariant-names.ts";

const isOwn = (item: Item): boolean => item.PK.startsWith("USER#") && isFeedbackKey(item);
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

/**
 * What is wrong with the feedback of a raw table. Ratings of erased accounts count on, so the counters may say more than
 * the people who are left. Comments may not.
 */
export function feedbackViolations(items: readonly Item[]): string[] {
  const bySession = Map.groupBy(items.filter(isOwn), sessionIdOfFeedback);
  const partitions = Map.groupBy(
    items.filter(({ PK }) => PK.startsWith("FEEDBACK#")),
    ({ PK }) => PK.slice("FEEDBACK#".length),
  );
  const sessionIds = new Set([...bySession.keys(), ...partitions.keys()]);
  return [...sessionIds].flatMap((sessionId) =>
    wrongIn(bySession.get(sessionId) ?? [], partitions.get(sessionId) ?? []).map((how) =>
      broken("feedback", `${sessionId}: ${how}`),
    ),
  );
}

function wrongIn(own: readonly Item[], shown: readonly Item[]): string[] {
  const summary = shown.find(({ SK }) => SK === "SUMMARY");
  const comments = shown.filter(({ SK }) => SK.startsWith(COMMENT_PREFIX));
  const expected = own
    .filter(({ commentId }) => typeof commentId === "string")
    .map(({ answeredAt, commentId, rating, comment, named }) => [
      `${COMMENT_PREFIX}${answeredAt}#${commentId}`,
      ...[rating, comment, named === true],
    ]);
  const found = comments.map(({ SK, rating, comment, name }) => [SK, rating, comment, name !== undefined]);
  const sorted = (all: readonly unknown[]) => JSON.stringify(all.map(String).toSorted());
  return [
    ...RATINGS.filter(
      (rating) =>
        numberOf(summary?.[`rating${rating}`]) < own.filter((each) => each.rating === rating).length,
    ).map((rating) => `people gave ${rating} more often than is counted`),
    ...(numberOf(summary?.commented) === comments.length ? [] : ["comments are counted wrongly"]),
    ...(numberOf(summary?.namedOnes) === comments.filter(({ name }) => name !== undefined).length
      ? []
      : ["named comments are counted wrongly"]),
    ...(sorted(expected) === sorted(found)
      ? []
      : [`people said ${sorted(expected)}, shown is ${sorted(found)}`]),
  ];
}
