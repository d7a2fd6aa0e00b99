import {
  CHANNELS,
  type Channel,
  type Notice,
  type NoticeKind,
  type NoticeRef,
} from "../../core/notices/notice.ts";
import type { Sending } from "../../core/notices/send-notice.ts";
import type { CancelReason } from "../../core/seats/rsvp.ts";
import { assign } from "../dynamodb/expressions.ts";
import { queryPage } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { type Key, noticeKey, noticePrefix, userIdOf, userPartition } from "../keys.ts";

/** A channel of a notice is wanted, then it is being sent until a time, and then it is sent or never will be. */
const WANTED = "WANTED";
const SENDING = "SENDING";
const ENDS = { sent: "SENT", impossible: "NOT_SENT" } as const;

const keyOf = ({ userId, eventId, at, noticeId }: NoticeRef): Key => noticeKey(userId, eventId, at, noticeId);

export interface PutNotice {
  readonly notice: Notice;
  /** The channels of a new notice. */
  readonly channels: readonly Channel[];
  /** When it leaves the inbox; ISO, UTC. */
  readonly expiresAt: string;
}

/**
 * Puts a notice into the person's inbox. It may be there already, because its cause was seen before.
 *
 * @returns the channels that have not sent it yet
 */
export async function putNotice(
  table: Table,
  { notice, channels, expiresAt }: PutNotice,
): Promise<{ readonly isNew: boolean; readonly unsent: readonly Channel[] }> {
  const { sessionId, kind, reason, until } = notice;
  const moves = notice.moves.length > 0 ? notice.moves : null;
  const facts = Object.entries({ sessionId, kind, reason, until, moves });
  const { clauses, names, values } = assign({
    ...Object.fromEntries(facts.filter(([, fact]) => fact !== null)),
    ...Object.fromEntries(channels.map((channel) => [channel, WANTED])),
    ttl: Math.ceil(Date.parse(expiresAt) / 1_000),
  });
  const vote = await updateItem(table, {
    Key: keyOf(notice),
    UpdateExpression: `SET ${clauses.join(", ")}`,
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  });
  return vote.agreed ? { isNew: true, unsent: channels } : { isNew: false, unsent: unsentOf(vote.item) };
}

/** Leaves a notice to DynamoDB, which deletes it within days. */
export async function letExpire(table: Table, ref: NoticeRef): Promise<void> {
  await updateItem(table, {
    Key: keyOf(ref),
    UpdateExpression: `SET #ttl = :past REMOVE ${CHANNELS.join(", ")}`,
    ConditionExpression: "attribute_exists(PK)",
    ExpressionAttributeNames: { "#ttl": "ttl" },
    ExpressionAttributeValues: { ":past": Math.floor(Date.parse(ref.at) / 1_000) },
  });
}

const unsentOf = (item: Item | null): Channel[] =>
  CHANNELS.filter((channel) => item?.[channel] === WANTED || item?.[channel] === SENDING);

/**
 * Takes the sending by one channel over, until `leaseEndsAt` (ISO, UTC). The lease of a function that died ends by
 * itself.
 */
export async function beginSending(
  table: Table,
  ref: NoticeRef,
  channel: Channel,
  { now, leaseEndsAt }: { readonly now: string; readonly leaseEndsAt: string },
): Promise<"begun" | "busy" | "done"> {
  const vote = await updateItem(table, {
    Key: keyOf(ref),
    UpdateExpression: "SET #channel = :sending, #lease = :leaseEndsAt",
    ConditionExpression: "#channel = :wanted OR (#channel = :sending AND #lease <= :now)",
    ExpressionAttributeNames: { "#channel": channel, "#lease": `${channel}LeaseEndsAt` },
    ExpressionAttributeValues: {
      ":wanted": WANTED,
      ":sending": SENDING,
      ":leaseEndsAt": leaseEndsAt,
      ":now": now,
    },
  });
  if (vote.agreed) return "begun";
  return unsentOf(vote.item).includes(channel) ? "busy" : "done";
}

/**
 * Gives a sending that failed back, with the devices that it has reached. If this fails as well, its lease ends by
 * itself.
 */
export async function giveSendingBack(
  table: Table,
  ref: NoticeRef,
  channel: Channel,
  reached: readonly string[] = [],
): Promise<void> {
  const remember = reached.length > 0;
  await updateItem(table, {
    Key: keyOf(ref),
    UpdateExpression: `SET #channel = :wanted REMOVE #lease${remember ? " ADD reached :reached" : ""}`,
    ConditionExpression: "#channel = :sending",
    ExpressionAttributeNames: { "#channel": channel, "#lease": `${channel}LeaseEndsAt` },
    ExpressionAttributeValues: {
      ":wanted": WANTED,
      ":sending": SENDING,
      ...(remember && { ":reached": new Set(reached) }),
    },
  });
}

/** The devices that an attempt has reached which failed for others. */
export const reachedOf = ({ reached }: Item): string[] => (reached instanceof Set ? [...reached] : []);

/** Writes how the sending ended. The lease may have passed to another function: the notice is sent all the same. */
export async function finishSending(
  table: Table,
  ref: NoticeRef,
  channel: Channel,
  outcome: Sending,
): Promise<void> {
  await updateItem(table, {
    Key: keyOf(ref),
    UpdateExpression: "SET #channel = :end, #result = :result REMOVE #lease",
    ConditionExpression: "attribute_exists(PK)",
    ExpressionAttributeNames: {
      "#channel": channel,
      "#result": `${channel}Result`,
      "#lease": `${channel}LeaseEndsAt`,
    },
    ExpressionAttributeValues: {
      ":end": ENDS[outcome.kind],
      ":result": outcome.kind === "sent" ? outcome.messageId : outcome.why,
    },
  });
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

export function toNotice(item: Item, eventId: string): Notice {
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
    moves: (item.moves as Notice["moves"] | undefined) ?? [],
  };
}
