import { byStart, type Session } from "../../core/programme/session.ts";
import { endedByOthers, isHeld, type Rsvp } from "../../core/seats/rsvp.ts";
import type { Table } from "../dynamodb/table.ts";
import { readSessions } from "../programme/sessions.ts";
import { withPosition } from "../waitlist/waitlist-book.ts";
import { readRsvpItems, toRsvp } from "./rsvp.ts";

export interface ScheduleEntry {
  readonly rsvp: Rsvp;
  readonly session: Session;
}

/** Both lists are in order of the sessions' start. */
export interface MySchedule {
  /** Confirmed seats, offers and waitlist entries. */
  readonly entries: readonly ScheduleEntry[];
  /** RSVPs that ended without the attendee's own action. */
  readonly ended: readonly ScheduleEntry[];
}

/** Reads every RSVP that an attendee ever had in an event, without waitlist positions: one query. */
export const readMyRsvps = async (table: Table, eventId: string, userId: string): Promise<Rsvp[]> =>
  (await readRsvpItems(table, userId, eventId)).map(toRsvp);

/** Reads an attendee's RSVPs in an event: one query, one call for 50 sessions, and one for each waitlist. */
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
