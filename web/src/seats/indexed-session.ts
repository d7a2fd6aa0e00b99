import type { AgendaSession } from "../api/answers.ts";
import { type EventClock, eventDaysOf } from "../time/event-day.ts";
import { isLong } from "../time/time-range.ts";
import type { Filter } from "../ui/filter-table.ts";
import { plainText } from "../ui/plain-text.ts";
import { hasWords } from "../ui/text-filter.ts";

/** A session with what lists filter it by, computed once. */
export interface IndexedSession<S extends AgendaSession = AgendaSession> {
  readonly session: S;
  /** A session of a day or longer has several. */
  readonly days: readonly string[];
  readonly searched: string;
}

export function indexSessions<S extends AgendaSession>(
  sessions: readonly S[],
  clock: EventClock,
): IndexedSession<S>[] {
  const known = new Map<string, readonly string[]>();
  // Many sessions share their times, and formatting is slow.
  const daysOf = (session: S) => {
    const key = isLong(session) ? `${session.startsAt} ${session.endsAt}` : session.startsAt;
    const days = known.get(key) ?? eventDaysOf(session, clock);
    known.set(key, days);
    return days;
  };
  return sessions.map((session) => ({
    session,
    days: daysOf(session),
    searched: plainText(
      [session.title, session.room, session.track, ...session.speakers.map(({ name }) => name)].join("\n"),
    ),
  }));
}

/** Distinct and sorted. */
export const daysOf = (indexed: readonly IndexedSession[]): string[] =>
  [...new Set(indexed.flatMap((each) => each.days))].sort();

/** Finds sessions by words of their title, room, track and speakers. */
export const textFilter: Filter<IndexedSession, unknown> = {
  parameter: "q",
  keeps: (text) => {
    const found = hasWords(text);
    return ({ searched }) => found(searched);
  },
};
