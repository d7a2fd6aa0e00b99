import type { DueBook } from "../../core/notices/tell-due.ts";
import { eventIdOf, isHeld } from "../../core/seats/rsvp.ts";
import { readItems } from "../dynamodb/batches.ts";
import type { Table } from "../dynamodb/table.ts";
import { askingBook } from "../feedback/asking-book.ts";
import { type Key, offerBuckets, rsvpKey, sessionKey } from "../keys.ts";
import { peopleOf } from "../ledger/people.ts";
import { eventReadings } from "../programme/event-readings.ts";
import { listEvents } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";
import { toFoundRsvp, toRsvp } from "../seats/rsvp.ts";
import { sweepPages } from "../waitlist/sweep-pages.ts";
import { closeMoves, dueMoves, forgetMoves } from "./pending-moves.ts";
import { peopleToTell } from "./preferences.ts";

/** Sessions on the edge of an event's days, and reminders before the first one, belong to it as well. */
const AROUND_EVENT_MS = 24 * 60 * 60_000;

export function dueBook(table: Table): DueBook {
  const readings = eventReadings(table);
  return {
    ...askingBook(table),
    moves: (now) => dueMoves(table, now),
    close: (pending) => closeMoves(table, pending),
    forget: (pending) => forgetMoves(table, pending),

    async stillHeld(pending) {
      const all = pending.flatMap(({ userId, moves }) =>
        moves.map((move) => ({ move, key: rsvpKey(userId, move.sessionId) })),
      );
      const items = await readItems(
        table,
        all.map(({ key }) => key),
        true,
      );
      const held = new Set(items.filter((item) => isHeld(toRsvp(item))).map(nameOf));
      return new Set(all.filter(({ key }) => held.has(nameOf(key))).map(({ move }) => move));
    },

    async programmesOf(sessionIds) {
      const keys = sessionIds.map((sessionId) => sessionKey(eventIdOf(sessionId), sessionId));
      const programmes = (await readItems(table, keys, true)).map(toProgramme);
      return new Map(programmes.map((programme) => [programme.sessionId, programme]));
    },

    listEvents: () => listEvents(table),

    async *offersUntil(until) {
      for await (const keys of sweepPages(table, offerBuckets.partitions, until)) {
        const items = await readItems(
          table,
          keys.map(({ PK, SK }) => ({ PK, SK })),
          true,
        );
        yield items.map(toFoundRsvp);
      }
    },

    async takingPlace(all, now) {
      const isOn = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }) =>
        startsAt <= later(now, AROUND_EVENT_MS) && endsAt >= later(now, -AROUND_EVENT_MS);
      const events = all.filter((event) => event.published && isOn(event));
      const found = await Promise.all(events.map(({ eventId }) => readings(eventId)));
      return found.filter((reading) => reading !== null);
    },

    seatedIn: (sessionId) => peopleOf(table, sessionId, "CONFIRMED"),

    peopleToTell: (userIds) => peopleToTell(table, userIds),
  };
}

const nameOf = ({ PK, SK }: Key): string => `${PK} ${SK}`;

const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();
