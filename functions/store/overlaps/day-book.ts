import { type Conflict, conflictsOf, type Held } from "../../core/overlaps/conflicts.ts";
import type { DayBook, Look, SeenDay, Wanted } from "../../core/overlaps/day-book.ts";
import { eventIdOf, type HeldRsvp, isHeld } from "../../core/seats/rsvp.ts";
import { readIfFree, readItems } from "../dynamodb/batches.ts";
import { nullIfPassing } from "../dynamodb/failures.ts";
import type { Table } from "../dynamodb/table.ts";
import { sessionKey } from "../keys.ts";
import { readRsvpItems, toFoundRsvp } from "../seats/rsvp.ts";
import { findDay, seenDay } from "./day.ts";
import { KnownProgramme } from "./known-programme.ts";

/** People's days in the table. A function instance makes one book, because the book remembers times of sessions. */
export function dayBook(table: Table, now: () => number = Date.now): DayBook {
  const known = new KnownProgramme(now);

  /** The times are as they were a moment ago, or a few seconds ago. */
  async function recently(wanted: Wanted, held: readonly HeldRsvp[], at: Date) {
    if (held.length === 0) return [];
    const ids = [wanted.sessionId, ...held.map(({ sessionId }) => sessionId)];
    const keys = known.keysToRead(eventIdOf(wanted.sessionId), ids);
    const items = keys.length === 0 ? [] : await readIfFree(table, keys);
    if (items === null) return null;
    known.see(items);
    return conflictsIn(known, wanted, held, at);
  }

  async function lookExactly(wanted: Wanted, at: Date): Promise<Look> {
    const eventId = eventIdOf(wanted.sessionId);
    const day = await findDay(table, wanted.userId, eventId);
    const { rsvps, held } = await readDay(table, wanted);
    const seen = seenDay(day, [...rsvps.values()]);
    const ids = held.length === 0 ? [] : [wanted.sessionId, ...held.map(({ sessionId }) => sessionId)];
    const keys = [
      ...known.keysToRead(eventId, []),
      ...ids.map((sessionId) => sessionKey(eventId, sessionId)),
    ];
    known.see(await readItems(table, keys, true));
    return { rsvps, seen, conflicts: Promise.resolve(conflictsIn(known, wanted, held, at)) };
  }

  return {
    async look(wanted, at) {
      if (known.isSaidToBlock(eventIdOf(wanted.sessionId))) return lookExactly(wanted, at);
      const day = await readDay(table, wanted).catch(nullIfPassing);
      if (day === null) return null;
      const conflicts = recently(wanted, day.held, at);
      conflicts.catch(() => {}); // The answer awaits it. Until then its failure must not end the process.
      return { rsvps: day.rsvps, seen: null as SeenDay | null, conflicts };
    },
    lookExactly,
  };
}

/** One query of all RSVPs of the person in the event. */
async function readDay(table: Table, { sessionId, userId }: Wanted) {
  const all = (await readRsvpItems(table, userId, eventIdOf(sessionId))).map(toFoundRsvp);
  return {
    rsvps: new Map(all.map((found) => [found.rsvp.sessionId, found])),
    held: all
      .map(({ rsvp }) => rsvp)
      .filter((rsvp) => isHeld(rsvp) && rsvp.sessionId !== sessionId) as HeldRsvp[],
  };
}

/** A session that is not there conflicts with nothing. */
function conflictsIn(
  known: KnownProgramme,
  { sessionId }: Wanted,
  rsvps: readonly HeldRsvp[],
  at: Date,
): Conflict[] {
  const session = known.session(sessionId);
  if (session === undefined) return [];
  const held = rsvps.flatMap(({ sessionId: other, status }): Held[] => {
    const placed = known.session(other);
    return placed === undefined ? [] : [{ ...placed, status }];
  });
  return conflictsOf(session, held, known.changeMinutesOf(sessionId), at.toISOString());
}
