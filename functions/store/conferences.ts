import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { ConferenceEvent } from "../core/session.ts";
import { rethrow } from "./failures.ts";
import { EVENTS, eventKey } from "./keys.ts";
import { partition, queryPages } from "./queries.ts";
import type { Table } from "./table.ts";
import type { Item } from "./transact.ts";

export async function listEvents(table: Table): Promise<ConferenceEvent[]> {
  const events: ConferenceEvent[] = [];
  for await (const page of queryPages(table, partition(EVENTS, "EVENT#"))) events.push(...page.map(toEvent));
  return events.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

export async function findEvent(table: Table, eventId: string): Promise<ConferenceEvent | null> {
  const command = new GetCommand({ TableName: table.name, Key: eventKey(eventId) });
  const { Item } = await table.client.send(command).catch(rethrow);
  return Item ? toEvent(Item) : null;
}

/** Creates or replaces; tells which. */
export async function putEvent(table: Table, event: ConferenceEvent): Promise<"created" | "replaced"> {
  const Item = { ...eventKey(event.eventId), ...event };
  const command = new PutCommand({ TableName: table.name, Item, ReturnValues: "ALL_OLD" });
  const { Attributes } = await table.client.send(command).catch(rethrow);
  return Attributes ? "replaced" : "created";
}

/** Creates an event unless there is one of that id, which then stays as it is. */
export async function addEvent(table: Table, event: ConferenceEvent): Promise<void> {
  const Item = { ...eventKey(event.eventId), ...event };
  const ConditionExpression = "attribute_not_exists(PK)";
  try {
    await table.client.send(new PutCommand({ TableName: table.name, Item, ConditionExpression }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) rethrow(error);
  }
}

const toEvent = ({ eventId, title, timeZone, startsAt, endsAt }: Item): ConferenceEvent =>
  ({ eventId, title, timeZone, startsAt, endsAt }) as ConferenceEvent;
