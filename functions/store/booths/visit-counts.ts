// The visits of a booth are counted by the hour, in the transactions that begin and end them.

import type { VisitHour } from "../../core/booths/visit-figures.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Item, Table } from "../dynamodb/table.ts";
import type { Update } from "../dynamodb/transact.ts";
import { hourOfVisits, sessionPartition, VISITS_PREFIX, visitsKey } from "../keys.ts";

/** The hour of a time; both are ISO, UTC. */
const hourOf = (time: string): string => time.slice(0, "2026-12-27T10".length);

const add = (sessionId: string, now: string, counts: Readonly<Record<string, number>>): Update => {
  const names = Object.keys(counts);
  return {
    Key: visitsKey(sessionId, hourOf(now)),
    UpdateExpression: `ADD ${names.map((name) => `${name} :${name}`).join(", ")}`,
    ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, counts[name]])),
  };
};

/** @param before what the person had. A person who was here before is no other visitor */
export const countEntered = (sessionId: string, before: Rsvp | undefined, now: string): Update =>
  add(sessionId, now, { visits: 1, ...((before?.rsvpAt ?? null) === null && { visitors: 1 }) });

/** A visit that its person or an organizer ended. */
export const countLeft = ({ sessionId, checkedInAt }: Rsvp, now: string): Update => {
  const ms = Date.parse(now) - Date.parse(checkedInAt ?? now);
  return add(sessionId, now, { ended: 1, seconds: Math.max(0, Math.round(ms / 1_000)) });
};

/** Visits of people who forgot to leave. Nobody knows how long they were there. */
export const countTimedOut = (sessionId: string, people: number, now: string): Update =>
  add(sessionId, now, { timedOut: people });

/** Reads the hours of a booth that had a visit, in order. */
export async function readVisitHours(table: Table, sessionId: string): Promise<VisitHour[]> {
  const hours: VisitHour[] = [];
  const query = partition(sessionPartition(sessionId), VISITS_PREFIX);
  for await (const page of queryPages(table, query)) hours.push(...page.map(toVisitHour));
  return hours;
}

const toVisitHour = (item: Item): VisitHour => {
  const count = (name: string) => (item[name] as number | undefined) ?? 0;
  return {
    hour: `${hourOfVisits(item)}:00:00.000Z`,
    visits: count("visits"),
    visitors: count("visitors"),
    ended: count("ended"),
    seconds: count("seconds"),
    timedOut: count("timedOut"),
  };
};
