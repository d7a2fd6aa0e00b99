// What a function instance remembers of events and their sessions, to tell people of conflicts.

import type { Placed } from "../../core/overlaps/conflicts.ts";
import type { ConferenceEvent } from "../../core/programme/session.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { putLatest } from "../dynamodb/read-once.ts";
import type { Item } from "../dynamodb/table.ts";
import { eventKey, isEventKey, type Key, sessionKey } from "../keys.ts";
import { toEvent } from "../programme/events.ts";
import { toProgramme } from "../programme/programme.ts";

/** A conflict may be told by times of so long ago. */
const MAX_AGE_MS = 10_000;
const MAX_SESSIONS = 2_048;
const MAX_EVENTS = 32;

type Settings = Pick<ConferenceEvent, "conflictPolicy" | "changeMinutes">;
interface Known<T> {
  readonly value: T;
  readonly readAt: number;
}

export class KnownProgramme {
  readonly #sessions = new Map<string, Known<Placed>>();
  readonly #events = new Map<string, Known<Settings>>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Only a hint: however old it is, each transaction proves it. */
  isSaidToBlock(eventId: string): boolean {
    return this.#events.get(eventId)?.value.conflictPolicy === "BLOCK";
  }

  /** What must be read to know these sessions and their event. */
  keysToRead(eventId: string, sessionIds: readonly string[]): Key[] {
    return [
      ...(this.#isFresh(this.#events.get(eventId)) ? [] : [eventKey(eventId)]),
      ...sessionIds
        .filter((sessionId) => !this.#isFresh(this.#sessions.get(sessionId)))
        .map((sessionId) => sessionKey(eventId, sessionId)),
    ];
  }

  see(items: readonly Item[]): void {
    const readAt = this.#now();
    for (const item of items) {
      if (isEventKey(item)) {
        const { eventId, conflictPolicy, changeMinutes } = toEvent(item);
        putLatest(this.#events, eventId, { value: { conflictPolicy, changeMinutes }, readAt }, MAX_EVENTS);
      } else {
        const { sessionId, title, startsAt, endsAt, room, kind } = toProgramme(item);
        const value = { sessionId, title, startsAt, endsAt, room, kind };
        putLatest(this.#sessions, sessionId, { value, readAt }, MAX_SESSIONS);
      }
    }
  }

  session(sessionId: string): Placed | undefined {
    return this.#sessions.get(sessionId)?.value;
  }

  changeMinutesOf(sessionId: string): number {
    return this.#events.get(eventIdOf(sessionId))?.value.changeMinutes ?? 0;
  }

  #isFresh(known: Known<unknown> | undefined): boolean {
    if (known === undefined) return false;
    const age = this.#now() - known.readAt;
    return age >= 0 && age < MAX_AGE_MS;
  }
}
