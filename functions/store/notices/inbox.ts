import type { Notice } from "../../core/notices/notice.ts";
import { noticeIdOf } from "../../core/notices/organizer-message.ts";
import type { ToldNotice } from "../../core/notices/send-notice.ts";
import { readItems } from "../dynamodb/batches.ts";
import { find } from "../dynamodb/find.ts";
import { countItems, queryPage } from "../dynamodb/queries.ts";
import { type Item, type Table, textOrNull } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { inboxKey, isMessageKey, isSessionKey, noticePrefix, sessionKey, userPartition } from "../keys.ts";
import { findEvent } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";
import { messageKeysOf, toMessage } from "./messages.ts";
import { toNotice } from "./notice-book.ts";
import { movedOf } from "./told-notices.ts";

/** The place of a notice in an inbox: its time, and its id. Places sort by time. */
export const placeOf = ({ at, noticeId }: Pick<Notice, "at" | "noticeId">): string => `${at}#${noticeId}`;

/** The time in a place, ISO. `null`: the place is empty. */
export const timeOf = (place: string): string | null => place.split("#")[0] || null;

export interface InboxRequest {
  readonly userId: string;
  readonly eventId: string;
  readonly limit: number;
  /** The place of the last notice of the page before. */
  readonly before?: string | undefined;
}

export interface Inbox {
  /** The last ones first, each with what its text needs. */
  readonly notices: readonly Pick<ToldNotice, "notice" | "event" | "programme" | "moved" | "message">[];
  /** The place up to which the person has read. An empty text: nothing. */
  readonly readUntil: string;
  /** It counts up to a hundred, which limits the cost. */
  readonly unread: number;
  readonly next: string | null;
}

const MAX_COUNTED = 100;

/** Reads a page of a person's notices of an event. `null`: there is no such event. */
export async function readInbox(table: Table, request: InboxRequest): Promise<Inbox | null> {
  const { userId, eventId } = request;
  const [event, page, readUntil] = await Promise.all([
    findEvent(table, eventId),
    pageOf(table, request),
    readMark(table, userId, eventId),
  ]);
  if (event === null) return null;
  const notices = page.items.map((item) => toNotice(item, eventId));
  const [{ programmes, messages }, unread] = await Promise.all([
    readSubjects(table, eventId, notices),
    countUnread(table, userId, eventId, readUntil),
  ]);
  const told = notices.flatMap((notice) => {
    const programme = programmes.get(notice.sessionId);
    if (programme === undefined) return [];
    const moved = movedOf(notice.moves, (sessionId) => programmes.get(sessionId) ?? null);
    return [{ notice, event, programme, moved, message: messages.get(notice.noticeId) }];
  });
  const last = notices.at(-1);
  const next = page.nextKey !== undefined && last !== undefined ? placeOf(last) : null;
  return { notices: told, readUntil, unread, next };
}

const pageOf = (table: Table, { userId, eventId, limit, before }: InboxRequest) =>
  queryPage(table, {
    KeyConditionExpression: "PK = :person AND begins_with(SK, :notices)",
    ExpressionAttributeValues: { ":person": userPartition(userId), ":notices": noticePrefix(eventId) },
    ScanIndexForward: false,
    Limit: limit,
    ...(before !== undefined && {
      ExclusiveStartKey: { PK: userPartition(userId), SK: `${noticePrefix(eventId)}${before}` },
    }),
  });

const readMark = async (table: Table, userId: string, eventId: string): Promise<string> =>
  (await find(table, inboxKey(userId, eventId), ({ readUntil }: Item) => textOrNull(readUntil))) ?? "";

/** What the notices are about: sessions by their ids, and messages of organizers by the ids of their notices. */
async function readSubjects(table: Table, eventId: string, notices: readonly Notice[]) {
  const ids = new Set(
    notices.flatMap(({ sessionId, moves }) => [sessionId, ...moves.map((move) => move.sessionId)]),
  );
  const keys = [...ids].map((id) => sessionKey(eventId, id));
  const items = await readItems(table, [...keys, ...messageKeysOf(notices)]);
  const programmes = items.filter(isSessionKey).map(toProgramme);
  const messages = items.filter(isMessageKey).map(toMessage);
  return {
    programmes: new Map(programmes.map((programme) => [programme.sessionId, programme])),
    messages: new Map(messages.map((message) => [noticeIdOf(message), message])),
  };
}

/** `~` sorts after everything that a place contains. */
const countUnread = (table: Table, userId: string, eventId: string, readUntil: string): Promise<number> =>
  countItems(
    table,
    {
      KeyConditionExpression: "PK = :person AND SK BETWEEN :read AND :end",
      ExpressionAttributeValues: {
        ":person": userPartition(userId),
        ":read": `${noticePrefix(eventId)}${readUntil}${readUntil === "" ? "" : "!"}`,
        ":end": `${noticePrefix(eventId)}~`,
      },
    },
    MAX_COUNTED,
  );

/** Remembers that the person has read everything up to `place`. What was read stays read. */
export async function markRead(table: Table, userId: string, eventId: string, place: string): Promise<void> {
  await updateItem(table, {
    Key: inboxKey(userId, eventId),
    UpdateExpression: "SET readUntil = :place",
    ConditionExpression: "attribute_not_exists(readUntil) OR readUntil < :place",
    ExpressionAttributeValues: { ":place": place },
  });
}
