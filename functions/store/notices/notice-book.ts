import type { Notice, NoticeKind } from "../../core/notices/notice.ts";
import type { CancelReason } from "../../core/seats/rsvp.ts";
import { queryPage } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { noticeKey, noticePrefix, userIdOf, userPartition } from "../keys.ts";

/** Puts a notice into the person's inbox. `false`: it is there already, because its cause was seen before. */
export async function putNotice(table: Table, notice: Notice, expiresAt: string): Promise<boolean> {
  const { userId, eventId, at, noticeId, sessionId, kind, reason, until } = notice;
  const facts = { sessionId, kind, reason, until };
  const known = Object.entries(facts).filter(([, fact]) => fact !== null);
  const names = Object.fromEntries(known.map(([name]) => [`#${name}`, name]));
  const values = Object.fromEntries(known.map(([name, fact]) => [`:${name}`, fact]));
  const vote = await updateItem(table, {
    Key: noticeKey(userId, eventId, at, noticeId),
    UpdateExpression: `SET ${known.map(([name]) => `#${name} = :${name}`).join(", ")}, #ttl = :ttl`,
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: { ...names, "#ttl": "ttl" },
    ExpressionAttributeValues: { ...values, ":ttl": Math.ceil(Date.parse(expiresAt) / 1_000) },
  });
  return vote.agreed;
}

/** Reads a page of a person's notices of an event, the last ones first. */
export async function readNotices(
  table: Table,
  { userId, eventId, limit }: { readonly userId: string; readonly eventId: string; readonly limit: number },
): Promise<readonly Notice[]> {
  const { items } = await queryPage(table, {
    KeyConditionExpression: "PK = :person AND begins_with(SK, :notices)",
    ExpressionAttributeValues: { ":person": userPartition(userId), ":notices": noticePrefix(eventId) },
    ScanIndexForward: false,
    Limit: limit,
  });
  return items.map((item) => toNotice(item, eventId));
}

function toNotice(item: Item, eventId: string): Notice {
  const [at = "", noticeId = ""] = item.SK.slice(noticePrefix(eventId).length).split("#");
  return {
    noticeId,
    userId: userIdOf(item),
    eventId,
    sessionId: String(item.sessionId),
    kind: item.kind as NoticeKind,
    at,
    reason: textOrNull(item.reason) as CancelReason | null,
    until: textOrNull(item.until),
    movedFrom: null,
  };
}
