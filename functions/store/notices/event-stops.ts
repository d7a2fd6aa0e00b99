// Which people an event's mails do not reach. The marks of the people decide; these items only lead to them.

import type { StopReason } from "../../core/notices/mail-stop.ts";
import { queryPage } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { updateItem } from "../dynamodb/update.ts";
import { eventStopKey, eventStopsPartition, userIdOfEventStop } from "../keys.ts";
import { mailStopsOf } from "./mail-stops.ts";

export interface EventStop {
  readonly eventId: string;
  readonly userId: string;
  /** When the mail was sent that came back; ISO, UTC. */
  readonly at: string;
}

export interface StoppedPerson {
  readonly userId: string;
  readonly why: StopReason;
  readonly at: string;
}

/** A conference is over by then. An erased account leaves its id here for so long. */
const KEPT_MS = 60 * 24 * 60 * 60_000;
const MAX_STOPPED_PEOPLE = 100;

/** Notes that mails of an event do not reach a person. It may be repeated, and the last mail decides. */
export async function noteEventStop(
  table: Table,
  { eventId, userId, at }: EventStop,
  now: Date,
): Promise<void> {
  await updateItem(table, {
    Key: eventStopKey(eventId, userId),
    UpdateExpression: "SET #at = :at, #ttl = :ttl",
    ConditionExpression: "attribute_not_exists(#at) OR #at < :at",
    ExpressionAttributeNames: { "#at": "at", "#ttl": "ttl" },
    ExpressionAttributeValues: { ":at": at, ":ttl": Math.ceil((now.getTime() + KEPT_MS) / 1_000) },
  });
}

/**
 * Reads the people whose mark still stands, in the order of their ids. A person who tried again after the event's last
 * mail came back has none. `more`: there may be others, which were not read.
 */
export async function readEventStops(
  table: Table,
  eventId: string,
): Promise<{ readonly people: readonly StoppedPerson[]; readonly more: boolean }> {
  const people: StoppedPerson[] = [];
  let ExclusiveStartKey: Item | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { items, nextKey } = await queryPage(table, {
      KeyConditionExpression: "PK = :stops",
      ExpressionAttributeValues: { ":stops": eventStopsPartition(eventId) },
      Limit: MAX_STOPPED_PEOPLE - people.length,
      ExclusiveStartKey,
    });
    const userIds = items.map(userIdOfEventStop);
    const marks = await mailStopsOf(table, userIds);
    for (const userId of userIds) {
      const mark = marks.get(userId);
      if (mark !== undefined) people.push({ userId, why: mark.why, at: mark.at });
    }
    if (nextKey === undefined) return { people, more: false };
    if (people.length >= MAX_STOPPED_PEOPLE) break;
    ExclusiveStartKey = nextKey;
  }
  return { people, more: true };
}

/** People who have tried again leave room for others. An answer reads no more than this for them. */
const MOST_PAGES = 5;
