import { type ComponentType, lazy, type ReactNode, Suspense, useMemo } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { daysOf, indexSessions } from "../../seats/indexed-session.ts";
import { dayKey } from "../../time/zoned.ts";
import { applyFilters, isFiltering, noFilters } from "../../ui/filter-table.ts";
import { ALL_DAYS, DayTabs, dayName } from "./day-tabs.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { defaultDay, FILTERS, type Filters, namesOf } from "./filters.ts";
import type { NoSessionsProps } from "./no-sessions.tsx";
import { SessionList } from "./session-list.tsx";
import { useFilterFacts } from "./use-filter-facts.ts";
import { useFilters } from "./use-filters.ts";

interface AgendaProps {
  readonly event: Event;
  readonly sessions: readonly AgendaSession[];
  /** Absent if a person is signed in. */
  readonly onSignIn?: (() => void) | undefined;
  renderSeats(session: AgendaSession): ReactNode;
  /** The same sessions as rooms and hours. Absent: there is only the list. */
  renderGrid?(shown: GridShown): ReactNode;
}

interface GridShown {
  readonly event: Event;
  readonly day: string;
  readonly tracks: readonly string[];
  readonly sessions: readonly AgendaSession[];
  readonly programme: readonly AgendaSession[];
}

/** If this part cannot be fetched, the count above says that there are no sessions. */
const NoSessions = lazy<ComponentType<NoSessionsProps>>(() =>
  import("./no-sessions.tsx").catch(() => ({ default: () => null })),
);
const asksOnlyForMine = (filters: Filters) => filters.mine !== "" && !isFiltering({ ...filters, mine: "" });
const CLEARED = { ...noFilters(FILTERS), only: "" };

export function Agenda({ event, sessions, onSignIn, renderSeats, renderGrid }: AgendaProps) {
  const { filters, day: wantedDay, oneDay, grid, change } = useFilters();
  // A text search covers all days, unless a person has picked one since.
  const searching = filters.text.trim() !== "";
  const allDays = searching && !oneDay;
  const facts = useFilterFacts(event.eventId, filters);
  const indexed = useMemo(() => indexSessions(sessions, event.timeZone), [sessions, event.timeZone]);
  const days = useMemo(() => daysOf(indexed), [indexed]);
  const tracks = useMemo(() => namesOf(sessions, "track"), [sessions]);
  const rooms = useMemo(() => namesOf(sessions, "room"), [sessions]);
  const matching = useMemo(() => applyFilters(FILTERS, filters, indexed, facts), [indexed, filters, facts]);
  const today = dayKey(Date.now(), event.timeZone);
  const day = wantedDay !== null && days.includes(wantedDay) ? wantedDay : defaultDay(days, today);
  const shown = useMemo(
    () => matching.filter((each) => allDays || each.days.includes(day)),
    [matching, day, allDays],
  );
  const pick = (next: string) =>
    change(next === ALL_DAYS ? { only: "" } : { day: next, only: searching ? "1" : "" });
  const otherDay = matching.find((each) => !each.days.includes(day))?.days[0];
  const none = (
    <Suspense>
      <NoSessions
        empty={sessions.length === 0}
        noneYet={matching.length === 0 && facts.mySchedule !== undefined && asksOnlyForMine(filters)}
        onSignIn={filters.mine === "" ? undefined : onSignIn}
        elsewhere={
          otherDay === undefined
            ? undefined
            : { count: matching.length, day: dayName(otherDay, today), go: () => pick(otherDay) }
        }
        onClear={isFiltering(filters) ? () => change(CLEARED) : undefined}
      />
    </Suspense>
  );
  if (sessions.length === 0) return none;
  return (
    <DayTabs
      days={days}
      day={allDays ? ALL_DAYS : day}
      today={today}
      searching={searching}
      matches={isFiltering(filters) ? matching : undefined}
      onDay={pick}
      controls={
        <FilterBar filters={filters} tracks={tracks} rooms={rooms} count={shown.length} onChange={change} />
      }
    >
      {shown.length > 0 && grid && !allDays && renderGrid ? (
        renderGrid({
          event,
          day,
          tracks,
          sessions: shown.map(({ session }) => session),
          programme: sessions,
        })
      ) : shown.length > 0 ? (
        <SessionList
          key={allDays ? ALL_DAYS : day}
          day={allDays ? null : day}
          sessions={shown}
          timeZone={event.timeZone}
          renderSeats={renderSeats}
        />
      ) : (
        none
      )}
    </DayTabs>
  );
}
