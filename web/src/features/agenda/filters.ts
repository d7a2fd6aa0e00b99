import { availability } from "../../seats/seat-state.ts";
import { dayKeysOf, isLong } from "../../time/time-range.ts";
import { plainText } from "../../ui/plain-text.ts";
import type { AgendaSession } from "./agenda-query.ts";

export interface Filters {
  readonly text: string;
  /** An empty text means all. */
  readonly track: string;
  readonly room: string;
  readonly mine: boolean;
  readonly free: boolean;
}

export const NO_FILTERS: Filters = { text: "", track: "", room: "", mine: false, free: false };

export const isSearching = ({ text }: Filters): boolean => text.trim() !== "";

export const isFiltering = (filters: Filters): boolean =>
  isSearching(filters) || filters.track !== "" || filters.room !== "" || filters.mine || filters.free;

/** A session with its search text and sort keys, computed once. */
export interface IndexedSession {
  readonly session: AgendaSession;
  /** A session of a day or longer has several. */
  readonly days: readonly string[];
  readonly searched: string;
}

export function indexSessions(sessions: readonly AgendaSession[], zone: string): IndexedSession[] {
  const known = new Map<string, readonly string[]>();
  // Many sessions share their times, and formatting is slow.
  const daysOf = (session: AgendaSession) => {
    const key = isLong(session) ? `${session.startsAt} ${session.endsAt}` : session.startsAt;
    const days = known.get(key) ?? dayKeysOf(session, zone);
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

/** @param now milliseconds since 1970 */
export function filterSessions(
  indexed: readonly IndexedSession[],
  filters: Filters,
  now: number,
): IndexedSession[] {
  const words = plainText(filters.text).split(/\s+/).filter(Boolean);
  return indexed.filter(
    ({ session, searched }) =>
      (filters.track === "" || session.track === filters.track) &&
      (filters.room === "" || session.room === filters.room) &&
      (!filters.mine || isMine(session)) &&
      (!filters.free || availability(session, now).kind === "free") &&
      words.every((word) => searched.includes(word)),
  );
}

function isMine({ myRsvp }: AgendaSession): boolean {
  return myRsvp !== null && myRsvp.status !== "CANCELLED";
}

/** Distinct and sorted, without absent names. */
export function namesOf(sessions: readonly AgendaSession[], key: "track" | "room"): string[] {
  const names = new Set(sessions.map((session) => session[key]).filter((name) => name !== null));
  return [...names].sort((a, b) => a.localeCompare(b));
}

/** The day that is open at first: today, else the next day, else the first. */
export function defaultDay(days: readonly string[], today: string): string {
  return days.find((day) => day >= today) ?? days[0] ?? "";
}
