import { eventIdOf } from "../core/rsvp.ts";
import type { Programme, Provenance } from "../core/session.ts";
import { assign } from "./expressions.ts";
import { cataloguePartition, SESSION_PREFIX, sessionKey } from "./keys.ts";
import { partition, queryPages } from "./queries.ts";
import type { Item, Table } from "./table.ts";
import type { Update } from "./transact.ts";

/** What every session of an event is, a page (1 MB) at a time, in no particular order. */
export const programmePages = (
  table: Table,
  eventId: string,
  { consistent = false } = {},
): AsyncGenerator<readonly Item[]> =>
  queryPages(table, {
    ...partition(cataloguePartition(eventId), SESSION_PREFIX),
    ConsistentRead: consistent,
  });

export const programmeItem = (programme: Programme, provenance: Provenance): Item => ({
  ...sessionKey(programme.eventId, programme.sessionId),
  ...programme,
  ...provenance,
});

/** Adds a session; refused where there is one of that id. */
export function createProgramme(programme: Programme, provenance: Provenance): Update {
  const { clauses, names, values } = assign({ ...programme, ...provenance });
  return {
    Key: sessionKey(programme.eventId, programme.sessionId),
    UpdateExpression: `SET ${clauses.join(", ")}`,
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

/** Sets `changes` on a session that exists, if `expected` still holds. */
export function changeProgramme(
  sessionId: string,
  changes: Partial<Programme & Provenance>,
  expected: Partial<Programme> = {},
): Update {
  const set = assign(changes);
  const held = assign(expected, "expected_");
  return {
    Key: sessionKey(eventIdOf(sessionId), sessionId),
    UpdateExpression: `SET ${set.clauses.join(", ")}`,
    ConditionExpression: ["attribute_exists(PK)", ...held.clauses].join(" AND "),
    ExpressionAttributeNames: { ...set.names, ...held.names },
    ExpressionAttributeValues: { ...set.values, ...held.values },
  };
}

export function toProgramme(item: Item): Programme {
  const { sessionId, eventId, title, abstract, type, track, room, language, speakers } = item;
  const { startsAt, endsAt, waitlistPolicy, offerMinutes } = item;
  const what = { sessionId, eventId, title, abstract, type, track, room, language, speakers };
  return { ...what, startsAt, endsAt, waitlistPolicy, offerMinutes } as Programme;
}

export const toProvenance = ({ origin, scheduledCapacity, withdrawn, source }: Item): Provenance =>
  ({ origin, scheduledCapacity, withdrawn, ...(source !== undefined && { source }) }) as Provenance;
