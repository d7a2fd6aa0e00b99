import { withoutUndefined } from "../../core/programme/plan-change.ts";
import type { SavedEvent } from "../../core/programme/programme-book.ts";
import {
  byStart,
  type ConferenceEvent,
  type EventDetails,
  type LastImport,
} from "../../core/programme/session.ts";
import { DEFAULT_QUIET_HOURS } from "../../core/waitlist/quiet-hours.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import { settle } from "../dynamodb/settle.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import { EVENT_PREFIX, EVENTS, eventKey } from "../keys.ts";

/** Lists every event in order of start. */
export async function listEvents(table: Table): Promise<ConferenceEvent[]> {
  const events: ConferenceEvent[] = [];
  for await (const page of queryPages(table, partition(EVENTS, EVENT_PREFIX)))
    events.push(...page.map(toEvent));
  return events.sort(byStart);
}

export const findEvent = (table: Table, eventId: string): Promise<ConferenceEvent | null> =>
  find(table, eventKey(eventId), toEvent);

/** Creates an event, or replaces what organizers say about it. The record of imports stays. */
export async function putEvent(table: Table, details: EventDetails): Promise<SavedEvent> {
  const Key = eventKey(details.eventId);
  const said = sayings(details);
  const { clauses, names, values } = assign(said);
  for (;;) {
    const found = await find(table, Key, (item) => item);
    const { kind } = await settle(table, [
      {
        Key,
        // After an organizer's decision the import no longer decides.
        UpdateExpression: `SET ${clauses.join(", ")}${details.published === undefined ? "" : " REMOVE publishWhenComplete"}`,
        ConditionExpression: found ? "attribute_exists(PK)" : "attribute_not_exists(PK)",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    ]);
    if (kind === "refused") continue;
    return { kind: found ? "replaced" : "created", event: toEvent({ ...Key, ...found, ...said }) };
  }
}

/** Only what organizers may say, and not what they leave out. */
function sayings(details: EventDetails): object {
  const { eventId, title, timeZone, startsAt, endsAt, accentColor, ...others } = details;
  const { quietHours, conflictPolicy, changeMinutes, graceMinutes, ...rest } = others;
  const { venue, description, dayChange, feedback, published } = rest;
  const overlaps = { conflictPolicy, changeMinutes };
  const words = { venue, description, dayChange, feedback, published };
  const settings = { quietHours, ...overlaps, graceMinutes, ...words };
  return { eventId, title, timeZone, startsAt, endsAt, accentColor, ...withoutUndefined(settings) };
}

/** An event may be older than a setting. */
export const toEvent = (item: Item): ConferenceEvent => {
  const { eventId, title, timeZone, startsAt, endsAt, accentColor = null, published = true } = item;
  const {
    quietHours = DEFAULT_QUIET_HOURS,
    conflictPolicy = "WARN",
    changeMinutes = 0,
    graceMinutes = null,
  } = item;
  const { venue = null, description = null, dayChange = 0, logoUrl = null, coverUrl = null } = item;
  const { registrationClosed = false } = item;
  const basics = { eventId, title, timeZone, startsAt, endsAt, accentColor, ...feedbackOf(item) };
  const overlaps = { conflictPolicy, changeMinutes };
  const words = { venue, description, dayChange, logoUrl, coverUrl, published };
  const settings = { quietHours, ...overlaps, graceMinutes, ...words };
  return {
    ...basics,
    ...settings,
    registrationClosed,
    lastImport: toLastImport(item.lastImport),
  } as ConferenceEvent;
};

/** Events and sessions that ask for feedback need not say so. */
export const feedbackOf = ({ feedback }: Item): { readonly feedback?: boolean } =>
  typeof feedback === "boolean" ? { feedback } : {};

function toLastImport(stored: unknown): LastImport | null {
  if (stored === undefined || stored === null) return null;
  const { fileName, at, complete, done, total } = stored as LastImport;
  return { fileName, at, complete, done, total };
}
