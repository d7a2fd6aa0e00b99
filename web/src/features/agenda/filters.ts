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
    keeps: (value) => {
      const tracks = namesIn(value);
      return ({ session: { track } }) => track !== null && tracks.includes(track);
    },
  },
  room: {
    parameter: "room",
    keeps: (value) => {
      const rooms = namesIn(value);
      return ({ session: { room } }) => room !== null && rooms.includes(room);
    },
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

/** Names may have any sign in them except the end of a line. */
const SEPARATOR = "\n";

/** The tracks or rooms that a filter's value names. A session of any of them stays. */
export const namesIn = (value: string): readonly string[] => value.split(SEPARATOR).filter(Boolean);

/** The value with this name if it was without it, and without it if it had it. */
export function withToggled(value: string, name: string): string {
  const names = namesIn(value);
  return (names.includes(name) ? names.filter((each) => each !== name) : [...names, name]).join(SEPARATOR);
}

/** How many choices are active; the words of a search are beside them. */
export const countChosen = ({ text: _, ...choices }: Filters): number =>
  Object.values(choices).reduce((count, value) => count + namesIn(value).length, 0);

/** The rooms, distinct and sorted. */
export function roomsOf(sessions: readonly AgendaSession[]): string[] {
  const rooms = new Set(sessions.flatMap(({ room }) => room ?? []));
  return [...rooms].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** The day that is open at first: today, else the next day, else the first. */
export function defaultDay(days: readonly string[], today: string): string {
  return days.find((day) => day >= today) ?? days[0] ?? "";
}
