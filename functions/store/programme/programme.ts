import type { Programme, Provenance, StoredProgramme } from "../../core/programme/session.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { assign } from "../dynamodb/expressions.ts";
import { find } from "../dynamodb/find.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Check } from "../dynamodb/transact.ts";
import { cataloguePartition, SESSION_PREFIX, sessionKey } from "../keys.ts";
import { feedbackOf } from "./events.ts";
import type { ProgrammeWrite } from "./programme-writes.ts";
import { heldVersion, nextVersion, prove, versionOf } from "./versions.ts";

/** Reads the programme of an event page by page (1 MB), in no particular order. */
export const programmePages = (
  table: Table,
  eventId: string,
  { consistent = false } = {},
): AsyncGenerator<readonly Item[]> =>
  queryPages(table, {
    ...partition(cataloguePartition(eventId), SESSION_PREFIX),
    ConsistentRead: consistent,
  });

export const findProgramme = (table: Table, sessionId: string): Promise<StoredProgramme | null> =>
  find(table, sessionKey(eventIdOf(sessionId), sessionId), toProgramme);

export const programmeItem = (programme: Programme, provenance: Provenance): Item => ({
  ...sessionKey(programme.eventId, programme.sessionId),
  ...stored(programme),
  ...provenance,
});

/** Adds a session; refused where there is one of that id. */
export function createProgramme(programme: Programme, provenance: Provenance): ProgrammeWrite {
  const { clauses, names, values } = assign({ ...stored(programme), ...provenance });
  return {
    partition: cataloguePartition(programme.eventId),
    programme: {
      Key: sessionKey(programme.eventId, programme.sessionId),
      UpdateExpression: `SET ${clauses.join(", ")}`,
      ConditionExpression: "attribute_not_exists(PK)",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
}

/** Sets `changes` on a session if the version of its programme is still `seen`. */
export function changeProgramme(
  sessionId: string,
  seen: number,
  changes: Partial<Omit<StoredProgramme, "version"> & Provenance>,
): ProgrammeWrite {
  const { clauses, names, values } = assign(changes);
  const version = nextVersion("version", seen);
  return {
    partition: cataloguePartition(eventIdOf(sessionId)),
    programme: {
      Key: sessionKey(eventIdOf(sessionId), sessionId),
      UpdateExpression: `SET ${[version.assignment, ...clauses].join(", ")}`,
      ConditionExpression: version.condition,
      ExpressionAttributeNames: { ...version.names, ...names },
      ExpressionAttributeValues: { ...version.values, ...values },
    },
  };
}

/** Changes nothing. It is refused if the version of the programme is no longer `seen`. */
export const proveProgramme = (sessionId: string, seen: number): Check =>
  prove(sessionKey(eventIdOf(sessionId), sessionId), heldVersion("version", seen));

export function toProgramme(item: Item): StoredProgramme {
  const { sessionId, eventId, title, abstract, type, track, room, language, speakers } = item;
  const { startsAt, endsAt, waitlistPolicy, offerMinutes } = item;
  const basics = { sessionId, eventId, ...kindOf(item), title, abstract };
  const what = { ...basics, type, track, room, language, speakers };
  const kept = { version: versionOf(item.version), movedFrom: item.movedFrom ?? null, ...feedbackOf(item) };
  const grace = typeof item.graceMinutes === "number" ? { graceMinutes: item.graceMinutes } : {};
  return { ...what, startsAt, endsAt, waitlistPolicy, offerMinutes, ...grace, ...kept } as StoredProgramme;
}

/** A session that is no booth stores neither. */
const kindOf = ({ kind, visitMinutes }: Item) =>
  kind === "BOOTH" ? { kind, visitMinutes } : { kind: "SESSION", visitMinutes: null };

const stored = ({ kind, visitMinutes, ...programme }: Programme) =>
  kind === "BOOTH" ? { ...programme, kind, visitMinutes } : programme;

export const toProvenance = ({ origin, scheduledCapacity, withdrawn, source }: Item): Provenance =>
  ({ origin, scheduledCapacity, withdrawn, ...(source !== undefined && { source }) }) as Provenance;
