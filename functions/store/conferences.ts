import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { byStart, type ConferenceEvent } from "../core/session.ts";
import { rethrow } from "./failures.ts";
import { find } from "./find.ts";
import { EVENT_PREFIX, EVENTS, eventKey } from "./keys.ts";
import { partition, queryPages } from "./queries.ts";
import type { Item, Table } from "./table.ts";

/** Every event, in order of start. */
export async function listEvents(table: Table): Promise<ConferenceEvent[]> {
  const events: ConferenceEvent[] = [];
  for await (const page of queryPages(table, partition(EVENTS, EVENT_PREFIX)))
    events.push(...page.map(toEvent));
  return events.sort(byStart);
}

export const findEvent = (table: Table, eventId: string): Promise<ConferenceEvent | null> =>
  find(table, eventKey(eventId), toEvent);

/** Creates or replaces; tells which. */
export async function putEvent(table: Table, event: ConferenceEvent): Promise<"created" | "replaced"> {
  const Item = eventItem(event);
  const command = new PutCommand({ TableName: table.name, Item, ReturnValues: "ALL_OLD" });
  const { Attributes } = await table.client.send(command).catch(rethrow);
  return Attributes ? "replaced" : "created";
}

/** Creates an event unless there is one of that id, which then stays as it is. */
export async function addEvent(table: Table, event: ConferenceEvent): Promise<void> {
  const Item = eventItem(event);
  const ConditionExpression = "attribute_not_exists(PK)";
  try {
    await table.client.send(new PutCommand({ TableName: table.name, Item, ConditionExpression }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) rethrow(error);
  }
}

const eventItem = (event: ConferenceEvent): Item => ({ ...eventKey(event.eventId), ...event });

/** Events of before there were colours have none. */
const toEvent = ({ eventId, title, timeZone, startsAt, endsAt, accentColor = null }: Item): ConferenceEvent =>
  ({ eventId, title, timeZone, startsAt, endsAt, accentColor }) as ConferenceEvent;
