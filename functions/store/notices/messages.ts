import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Notice } from "../../core/notices/notice.ts";
import {
  type MessageRef,
  messageOfNotice,
  type OrganizerMessage,
} from "../../core/notices/organizer-message.ts";
import type { Progress } from "../../core/notices/spread-message.ts";
import type { PutMessage } from "../../core/notices/write-message.ts";
import type { RateLimit } from "../../core/seats/allowance.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import { queryPage } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { updateItem } from "../dynamodb/update.ts";
import {
  cataloguePartition,
  eventIdOfMessage,
  isMessageKey,
  type Key,
  MESSAGE_PREFIX,
  messageIdKey,
  messageKey,
} from "../keys.ts";
import { countCall, grantOf } from "../seats/rate-window.ts";
import type { Images } from "./rsvp-changes.ts";

/** An organizer who sends more than this has a programme that does, or has made a mistake. */
export const MESSAGE_LIMIT: RateLimit = { calls: 20, periodMs: 60 * 60_000 };

/**
 * Writes the record of a message, together with what leads from its id to it. So an id has one record. The
 * transaction also counts the message in the sender's rate window.
 */
export async function putMessage(table: Table, message: OrganizerMessage): Promise<PutMessage> {
  const { eventId, messageId, sentAt, sentBy, ...content } = message;
  const call = { requestId: messageId, attendee: sentBy };
  const now = new Date(sentAt);
  const outcome = await settle(table, [
    created(messageIdKey(eventId, messageId), { sentAt }),
    created(messageKey(eventId, sentAt, messageId), { ...content, sentBy }),
    countCall("message", call, now, MESSAGE_LIMIT),
  ]);
  if (outcome.kind === "committed") return { kind: "written" };
  const [id, , window] = outcome.votes;
  if (!id.agreed) return known(table, message);
  const grant = window.agreed ? null : grantOf(window.item, call, now, MESSAGE_LIMIT);
  if (grant?.granted === false) return { kind: "limited", retryAfterMs: grant.retryAfterMs };
  throw new Error(`the message ${messageId} has a record but no id`);
}

function created(Key: Key, attributes: object): Update {
  const { clauses, names, values } = assign(attributes);
  return {
    Key,
    UpdateExpression: `SET ${clauses.join(", ")}`,
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

async function known(table: Table, { eventId, messageId }: MessageRef): Promise<PutMessage> {
  const message = await findMessage(table, eventId, messageId);
  if (message === null) throw new Error(`the id ${messageId} has no message`);
  return { kind: "known", message };
}

/** Reads a message by its id. */
export async function findMessage(
  table: Table,
  eventId: string,
  messageId: string,
): Promise<OrganizerMessage | null> {
  const sentAt = await find(table, messageIdKey(eventId, messageId), (item) => String(item.sentAt));
  return sentAt === null ? null : findMessageRecord(table, { eventId, sentAt, messageId });
}

/** Reads a message by its place. */
export const findMessageRecord = (table: Table, ref: MessageRef): Promise<OrganizerMessage | null> =>
  find(table, messageKey(ref.eventId, ref.sentAt, ref.messageId), toMessage);

export interface MessagesRequest {
  readonly eventId: string;
  readonly limit: number;
  /** The last message of the page before. */
  readonly before?: Pick<MessageRef, "sentAt" | "messageId"> | undefined;
}

/** Reads a page of an event's messages, the last ones first. */
export async function readMessages(
  table: Table,
  { eventId, limit, before }: MessagesRequest,
): Promise<{ readonly messages: readonly OrganizerMessage[]; readonly next: OrganizerMessage | null }> {
  const { items, nextKey } = await queryPage(table, {
    KeyConditionExpression: "PK = :event AND begins_with(SK, :messages)",
    ExpressionAttributeValues: { ":event": cataloguePartition(eventId), ":messages": MESSAGE_PREFIX },
    ScanIndexForward: false,
    Limit: limit,
    ConsistentRead: true,
    ...(before && { ExclusiveStartKey: messageKey(eventId, before.sentAt, before.messageId) }),
  });
  const messages = items.map(toMessage);
  return { messages, next: nextKey === undefined ? null : (messages.at(-1) ?? null) };
}

/** Writes how far a message has come, if nobody has come further. `null`: somebody has. */
export async function advanceMessage(
  table: Table,
  message: OrganizerMessage,
  { told, toldTo, state }: Progress,
): Promise<OrganizerMessage | null> {
  const { agreed } = await updateItem(table, {
    Key: messageKey(message.eventId, message.sentAt, message.messageId),
    UpdateExpression: "SET told = :told, toldTo = :toldTo, #state = :state",
    ConditionExpression: "toldTo = :seen AND #state = :sending",
    ExpressionAttributeNames: { "#state": "state" },
    ExpressionAttributeValues: {
      ...{ ":told": told, ":toldTo": toldTo, ":state": state },
      ...{ ":seen": message.toldTo, ":sending": "SENDING" },
    },
  });
  return agreed ? { ...message, told, toldTo, state } : null;
}

/** Reads a new record of the table's stream. `null`: it is known already, or the images are of another item. */
export function newMessageOf({ OldImage, NewImage }: Images): MessageRef | null {
  if (OldImage !== undefined || NewImage === undefined) return null;
  const item = unmarshall(NewImage) as Item;
  return isMessageKey(item) ? { eventId: eventIdOfMessage(item), ...placeOf(item) } : null;
}

/** The keys of the messages of which notices tell. A notice has no copy of the text. */
export const messageKeysOf = (notices: readonly Notice[]): Key[] =>
  notices
    .map(messageOfNotice)
    .filter((ref) => ref !== null)
    .map(({ eventId, sentAt, messageId }) => messageKey(eventId, sentAt, messageId));

/** Reads a record. */
export function toMessage(item: Item): OrganizerMessage {
  const { PK: _, SK: __, ...content } = item;
  return { ...content, eventId: eventIdOfMessage(item), ...placeOf(item) } as unknown as OrganizerMessage;
}

function placeOf({ SK }: Item): Pick<MessageRef, "sentAt" | "messageId"> {
  const [sentAt = "", messageId = ""] = SK.slice(MESSAGE_PREFIX.length).split("#");
  return { sentAt, messageId };
}
