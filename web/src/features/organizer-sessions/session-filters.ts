import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { SessionDetails } from "../../api/organizer/answers.ts";
import { dayKeysOf } from "../../time/time-range.ts";
import { plainText } from "../../ui/plain-text.ts";
import { type Standing, standingOf } from "./session-standing.ts";

export const STATES = ["open", "free", "full", "line", "upcoming", "closed", "over", "cancelled"] as const;
export type StateFilter = (typeof STATES)[number];

export interface SessionFilters {
  readonly text: string;
  /** An empty text means all. */
  readonly day: string;
  readonly state: StateFilter | "";
}

/** Filters are in the address, so that the way back from a session restores them. */
export function useSessionFilters() {
  const [parameters, setParameters] = useSearchParams();
  const filters = useMemo<SessionFilters>(() => {
    const state = parameters.get("state");
    return {
      text: parameters.get("q") ?? "",
      day: parameters.get("day") ?? "",
      state: STATES.find((each) => each === state) ?? "",
    };
  }, [parameters]);
  const change = useCallback(
    (changes: Readonly<Record<string, string>>) =>
      setParameters(
        (current) => {
          for (const [name, value] of Object.entries(changes)) {
            if (value === "") current.delete(name);
            else current.set(name, value);
          }
          return current;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParameters],
  );
  return { filters, change };
}

const standings: Record<Exclude<StateFilter, "line">, readonly Standing[]> = {
  open: ["open", "full"],
  free: ["open"],
  full: ["full"],
  upcoming: ["not-open"],
  closed: ["closed"],
  over: ["started", "ended"],
  cancelled: ["cancelled"],
};

const fits = (session: SessionDetails, state: StateFilter, now: number): boolean =>
  state === "line" ? session.waiting > 0 : standings[state].includes(standingOf(session, now));

/** A session with its search text and sort keys, computed once. */
export interface Indexed {
  readonly session: SessionDetails;
  readonly days: readonly string[];
  readonly searched: string;
}

const indexed = new WeakMap<SessionDetails, Indexed>();

export function indexSessions(sessions: readonly SessionDetails[], zone: string): Indexed[] {
  return sessions.map((session) => {
    const known = indexed.get(session);
    if (known !== undefined) return known;
    const { title, room, track, speakers } = session;
    const made = {
      session,
      days: dayKeysOf(session, zone),
      searched: plainText([title, room, track, ...speakers.map(({ name }) => name)].join("\n")),
    };
    indexed.set(session, made);
    return made;
  });
}

/** @param now milliseconds since 1970 */
export function filterSessions(
  sessions: readonly Indexed[],
  { text, day, state }: SessionFilters,
  now: number,
) {
  const words = plainText(text).split(/\s+/).filter(Boolean);
  return sessions
    .filter(
      (each) =>
        (day === "" || each.days.includes(day)) &&
        (state === "" || fits(each.session, state, now)) &&
        words.every((word) => each.searched.includes(word)),
    )
    .map(({ session }) => session);
}
