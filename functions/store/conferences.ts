import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { byStart, type ConferenceEvent, type EventDetails, type LastImport } from "../core/session.ts";
import { assign } from "./expressions.ts";
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

export interface PutResult {
  readonly kind: "created" | "replaced";
  readonly event: ConferenceEvent;
}

/** Creates an event or replaces what organizers say of it; what imports say stays. */
export async function putEvent(table: Table, { published, ...details }: EventDetails): Promise<PutResult> {
  const said = { ...details, ...(published !== undefined && { published }) };
  const { clauses, names, values } = assign(said);
  const command = new UpdateCommand({
    TableName: table.name,
    Key: eventKey(details.eventId),
    // An organizer who decides takes the decision from the import.
    UpdateExpression: `SET ${clauses.join(", ")}${published === undefined ? "" : " REMOVE publishWhenComplete"}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ReturnValues: "ALL_OLD",
  });
  const { Attributes } = await table.client.send(command).catch(rethrow);
  const event = toEvent({ ...eventKey(details.eventId), ...Attributes, ...said });
  return { kind: Attributes ? "replaced" : "created", event };
}

/** Events of before there were colours and drafts have none and are none. */
export const toEvent = (item: Item): ConferenceEvent => {
  const { eventId, title, timeZone, startsAt, endsAt, accentColor = null, published = true } = item;
  const event = { eventId, title, timeZone, startsAt, endsAt, accentColor, published };
  return { ...event, lastImport: toLastImport(item.lastImport) } as ConferenceEvent;
};

function toLastImport(stored: unknown): LastImport | null {
  if (stored === undefined || stored === null) return null;
  const { fileName, at, complete, done, total } = stored as LastImport;
  return { fileName, at, complete, done, total };
}
