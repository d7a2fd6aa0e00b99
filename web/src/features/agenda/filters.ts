import type { AgendaSession, MySchedule } from "../../api/answers.ts";
import { type IndexedSession, textFilter } from "../../seats/indexed-session.ts";
import { rsvpIn } from "../../seats/my-schedule-query.ts";
import { availability } from "../../seats/seat-state.ts";
import { type EventSeats, withSeats } from "../../seats/seats-query.ts";
import type { FilterTable, FilterValues } from "../../ui/filter-table.ts";

/** Facts about sessions, besides the programme, that filters use. */
export interface FilterFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly seats: EventSeats | undefined;
  readonly mySchedule: MySchedule | undefined;
}

export type FilterName = "text" | "track" | "room" | "mine" | "free";
export type Filters = FilterValues<FilterName>;

/** The value of a filter that is only on or off. */
export const ON = "1";

export const FILTERS: FilterTable<FilterName, IndexedSession, FilterFacts> = {
  text: textFilter,
  track: {
    parameter: "track",
    keeps:
      (track) =>
      ({ session }) =>
        session.track === track,
  },
  room: {
    parameter: "room",
    keeps:
      (room) =>
      ({ session }) =>
        session.room === room,
  },
  mine: {
    parameter: "mine",
    keeps:
      (_, { mySchedule }) =>
      ({ session: { sessionId } }) => {
        const rsvp = mySchedule && rsvpIn(mySchedule, sessionId);
        return rsvp !== undefined && rsvp !== null && rsvp.status !== "CANCELLED";
      },
  },
  free: {
    parameter: "free",
    keeps:
      (_, { now, seats }) =>
      ({ session }) =>
        availability(withSeats(session, seats?.[session.sessionId]), now).kind === "free",
  },
};

/** The names of all tracks or rooms, distinct and sorted. */
export function namesOf(sessions: readonly AgendaSession[], key: "track" | "room"): string[] {
  const names = new Set(sessions.map((session) => session[key]).filter((name) => name !== null));
  return [...names].sort((a, b) => a.localeCompare(b));
}

/** The day that is open at first: today, else the next day, else the first. */
export function defaultDay(days: readonly string[], today: string): string {
  return days.find((day) => day >= today) ?? days[0] ?? "";
}
