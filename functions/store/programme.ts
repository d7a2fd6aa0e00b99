import { eventIdOf } from "../core/rsvp.ts";
import type { Programme, Provenance } from "../core/session.ts";
import { cataloguePartition, SESSION_PREFIX, sessionKey } from "./keys.ts";
import { partition, queryPages } from "./queries.ts";
import type { Table } from "./table.ts";
import type { Item, Update } from "./transact.ts";

/** The catalogue's side of sessions: what they are, without how many places are taken. */

/** Every session of an event, a page (1 MB) at a time, in no particular order. */
export const programmePages = (table: Table, eventId: string): AsyncGenerator<readonly Item[]> =>
  queryPages(table, partition(cataloguePartition(eventId), SESSION_PREFIX));

export const programmeItem = (programme: Programme, provenance: Provenance): Item => ({
  ...sessionKey(programme.eventId, programme.sessionId),
  ...programme,
  ...provenance,
});

export function createProgramme(programme: Programme, provenance: Provenance): Update {
  const attributes = Object.entries({ ...programme, ...provenance });
  return {
    Key: sessionKey(programme.eventId, programme.sessionId),
    UpdateExpression: `SET ${attributes.map(([name]) => `#${name} = :${name}`).join(", ")}`,
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(attributes.map(([name, value]) => [`:${name}`, value])),
  };
}

/** Sets `changes` on a session that exists, if `expected` still holds. */
export function changeProgramme(
  sessionId: string,
  changes: Partial<Programme & Provenance>,
  expected: Partial<Programme> = {},
): Update {
  const set = Object.entries(changes);
  const held = Object.entries(expected);
  return {
    Key: sessionKey(eventIdOf(sessionId), sessionId),
    UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(", ")}`,
    ConditionExpression: [
      "attribute_exists(PK)",
      ...held.map(([name]) => `#${name} = :expected_${name}`),
    ].join(" AND "),
    ExpressionAttributeNames: Object.fromEntries([...set, ...held].map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries([
      ...set.map(([name, value]) => [`:${name}`, value]),
      ...held.map(([name, value]) => [`:expected_${name}`, value]),
    ]),
  };
}

export function toProgramme(item: Item): Programme {
  const { PK, SK, origin, scheduledCapacity, withdrawn, ...programme } = item;
  return programme as unknown as Programme;
}

export const toProvenance = ({ origin, scheduledCapacity, withdrawn }: Item): Provenance =>
  ({ origin, scheduledCapacity, withdrawn }) as Provenance;
