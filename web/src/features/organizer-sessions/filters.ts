import type { Session } from "../../api/answers.ts";
import { type IndexedSession, textFilter } from "../../seats/indexed-session.ts";
import { type Standing, standingOf } from "../../seats/standing.ts";
import type { FilterTable, FilterValues } from "../../ui/filter-table.ts";

interface FilterFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
}

export type FilterName = "text" | "day" | "state";
export type Filters = FilterValues<FilterName>;

export const STATES = [
  "open",
  "free",
  "full",
  "waitlist",
  "upcoming",
  "closed",
  "over",
  "cancelled",
] as const;
type State = (typeof STATES)[number];

const standings: Record<Exclude<State, "waitlist">, readonly Standing[]> = {
  open: ["open", "full"],
  free: ["open"],
  full: ["full"],
  upcoming: ["not-open"],
  closed: ["closed"],
  over: ["started", "ended"],
  cancelled: ["cancelled"],
};

const isIn = (session: Session, state: State, now: number): boolean =>
  state === "waitlist" ? session.waiting > 0 : standings[state].includes(standingOf(session, now));

/** Their values are in the address, so that the way back from a session restores them. */
export const FILTERS: FilterTable<FilterName, IndexedSession<Session>, FilterFacts> = {
  text: textFilter,
  day: {
    parameter: "day",
    keeps:
      (day) =>
      ({ days }) =>
        days.includes(day),
  },
  state: {
    parameter: "state",
    keeps: (value, { now }) => {
      const state = STATES.find((each) => each === value);
      return ({ session }) => state === undefined || isIn(session, state, now);
    },
  },
};
