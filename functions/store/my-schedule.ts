import { isHeld, type Rsvp } from "../core/rsvp.ts";
import { byStart, type Session } from "../core/session.ts";
import { rsvpPrefix, userPartition } from "./keys.ts";
import { withPosition } from "./line.ts";
import { partition, queryPages } from "./queries.ts";
import { toRsvp } from "./rsvp.ts";
import { readSessions } from "./sessions.ts";
import type { Table } from "./table.ts";

export interface ScheduleEntry {
  readonly rsvp: Rsvp;
  readonly session: Session;
}

/** Every RSVP that a person has ever had in an event, without positions in line: one query. */
export async function readMyRsvps(table: Table, eventId: string, userId: string): Promise<Rsvp[]> {
  const query = { ...partition(userPartition(userId), rsvpPrefix(eventId)), ConsistentRead: true };
  const rsvps: Rsvp[] = [];
  for await (const page of queryPages(table, query)) rsvps.push(...page.map(toRsvp));
  return rsvps;
}

/** What a person has in an event, in order of start: one query, one call for each fifty sessions, one for each line. */
export async function readMySchedule(
  table: Table,
  eventId: string,
  userId: string,
): Promise<ScheduleEntry[]> {
  const active = (await readMyRsvps(table, eventId, userId)).filter(isHeld);
  const [sessions, placed] = await Promise.all([
    readSessions(
      table,
      active.map(({ sessionId }) => sessionId),
    ),
    Promise.all(active.map((rsvp) => withPosition(table, rsvp))),
  ]);
  return placed
    .flatMap((rsvp) => {
      const session = sessions.get(rsvp.sessionId);
      return session ? [{ rsvp, session }] : [];
    })
    .sort((a, b) => byStart(a.session, b.session));
}
