import { type CalendarRsvp, isInCalendar } from "../../core/calendar/calendar-rule.ts";
import type { RsvpState } from "../../core/notices/notices-of-rsvp.ts";
import { byStart, type ConferenceEvent, isBooth } from "../../core/programme/session.ts";
import { readItems } from "../dynamodb/batches.ts";
import { partition, queryPages } from "../dynamodb/queries.ts";
import type { Table } from "../dynamodb/table.ts";
import { eventKey, rsvpPrefix, sessionKey, userPartition } from "../keys.ts";
import { stateOf } from "../notices/rsvp-changes.ts";
import { toEvent } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";
import { withPosition } from "../waitlist/waitlist-book.ts";

interface Wanted {
  readonly userId: string;
  /** @default all events */
  readonly eventId?: string;
  /** Whether events that are drafts are shown as well. */
  readonly drafts: boolean;
  /** ISO, UTC. */
  readonly now: string;
}

/**
 * Reads what a person's calendar shows, in order of start: a query, a call for the events, one for a hundred sessions,
 * and one for each waitlist. An ended session has ended its RSVPs too, so no ledger is read.
 */
export async function readMyCalendar(table: Table, wanted: Wanted): Promise<CalendarRsvp[]> {
  const states = await readStates(table, wanted);
  const events = await readEvents(table, new Set(states.map(({ rsvp }) => rsvp.eventId)));
  const shown = states.flatMap((state) => {
    const event = events.get(state.rsvp.eventId);
    if (event === undefined || !(event.published || wanted.drafts)) return [];
    return isInCalendar(state.rsvp, event, wanted.now) ? [{ ...state, event }] : [];
  });
  const keys = shown.map(({ rsvp: { eventId, sessionId } }) => sessionKey(eventId, sessionId));
  const [items, placed] = await Promise.all([
    readItems(table, keys),
    Promise.all(shown.map(({ rsvp }) => withPosition(table, rsvp))),
  ]);
  const programmes = new Map(items.map(toProgramme).map((programme) => [programme.sessionId, programme]));
  return shown
    .flatMap((state, n) => {
      const programme = programmes.get(state.rsvp.sessionId);
      return programme && !isBooth(programme) ? [{ ...state, rsvp: placed[n] ?? state.rsvp, programme }] : [];
    })
    .sort((a, b) => byStart(a.programme, b.programme));
}

/** The reads are eventually consistent: calendars ask again by themselves. */
async function readStates(table: Table, { userId, eventId }: Wanted): Promise<RsvpState[]> {
  const states: RsvpState[] = [];
  for await (const page of queryPages(table, partition(userPartition(userId), rsvpPrefix(eventId))))
    states.push(...page.map(stateOf));
  return states;
}

async function readEvents(
  table: Table,
  eventIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, ConferenceEvent>> {
  const items = await readItems(table, [...eventIds].map(eventKey));
  return new Map(items.map(toEvent).map((event) => [event.eventId, event]));
}
