import { byStart, type Session } from "../../core/programme/session.ts";
import { endedByOthers, isHeld, type Rsvp } from "../../core/seats/rsvp.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { rsvpPrefix, userPartition } from "../keys.ts";
import { readSessions } from "../programme/sessions.ts";
import { withPosition } from "../waitlist/line.ts";
import { toRsvp } from "./rsvp.ts";

export interface ScheduleEntry {
  readonly rsvp: Rsvp;
  readonly session: Session;
}

/** Both in order of the sessions' start. */
export interface MySchedule {
  /** Confirmed, offered and waiting. */
  readonly entries: readonly ScheduleEntry[];
  /** What ended, and not by the person's own act. */
  readonly ended: readonly ScheduleEntry[];
}

/** Every RSVP that a person has ever had in an event, without positions in line: one query. */
export async function readMyRsvps(table: Table, eventId: string, userId: string): Promise<Rsvp[]> {
  const query = { ...partition(userPartition(userId), rsvpPrefix(eventId)), ConsistentRead: true };
  const rsvps: Rsvp[] = [];
  for await (const page of queryPages(table, query)) rsvps.push(...page.map(toRsvp));
  return rsvps;
}

/** What a person has and had in an event: one query, one call for each fifty sessions, one for each line. */
export async function readMySchedule(table: Table, eventId: string, userId: string): Promise<MySchedule> {
  const rsvps = await readMyRsvps(table, eventId, userId);
  const held = rsvps.filter(isHeld);
  const ended = rsvps.filter(endedByOthers);
  const [sessions, placed] = await Promise.all([
    readSessions(
      table,
      [...held, ...ended].map(({ sessionId }) => sessionId),
    ),
    Promise.all(held.map((rsvp) => withPosition(table, rsvp))),
  ]);
  const entriesOf = (some: readonly Rsvp[]): ScheduleEntry[] =>
    some
      .flatMap((rsvp) => {
        const session = sessions.get(rsvp.sessionId);
        return session ? [{ rsvp, session }] : [];
      })
      .sort((a, b) => byStart(a.session, b.session));
  return { entries: entriesOf(placed), ended: entriesOf(ended) };
}
