import { useMemo } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { daysOf, indexSessions } from "../../seats/indexed-session.ts";
import { tracksOf } from "../../seats/tracks.ts";
import { eventDay } from "../../time/event-day.ts";
import { useNow } from "../../time/use-now.ts";
import { applyFilters } from "../../ui/filter-table.ts";
import { ALL_DAYS } from "./day-tabs.tsx";
import { defaultDay, FILTERS, roomsOf } from "./filters.ts";
import { useFilterFacts } from "./use-filter-facts.ts";
import { useFilters } from "./use-filters.ts";

const A_MINUTE = 60_000;

/** The sessions that the agenda shows, by the page's address and the clock. */
export function useShown(event: Event, sessions: readonly AgendaSession[]) {
  const { filters, day: wantedDay, oneDay, view, change } = useFilters();
  // A text search covers all days, unless a person has picked one since.
  const searching = filters.text.trim() !== "";
  const allDays = searching && !oneDay;
  const facts = useFilterFacts(event.eventId, filters);
  const now = useNow(A_MINUTE);
  const indexed = useMemo(() => indexSessions(sessions, event), [sessions, event]);
  const days = useMemo(() => daysOf(indexed), [indexed]);
  const tracks = useMemo(() => tracksOf(sessions), [sessions]);
  const rooms = useMemo(() => roomsOf(sessions), [sessions]);
  const matching = useMemo(() => applyFilters(FILTERS, filters, indexed, facts), [indexed, filters, facts]);
  const today = eventDay(now, event);
  const day = wantedDay !== null && days.includes(wantedDay) ? wantedDay : defaultDay(days, today);
  const inScope = useMemo(
    () => (allDays ? indexed : indexed.filter((each) => each.days.includes(day))),
    [indexed, day, allDays],
  );
  const shown = useMemo(
    () => (allDays ? matching : matching.filter((each) => each.days.includes(day))),
    [matching, day, allDays],
  );
  const ofToday = useMemo(() => matching.filter((each) => each.days.includes(today)), [matching, today]);
  const pick = (next: string) =>
    change(next === ALL_DAYS ? { only: "" } : { day: next, only: searching ? "1" : "" });
  return {
    ...{ filters, change, facts, now, days, day, today, allDays, searching, pick, view },
    ...{ tracks, rooms, matching, shown, ofToday, inScope },
  };
}

export type Shown = ReturnType<typeof useShown>;
