import { CalendarClock, SearchX } from "lucide-react";
import { type ReactNode, useDeferredValue, useMemo } from "react";
import { messages } from "../../messages/messages.ts";
import { dayKey } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import type { AgendaEvent, AgendaSession } from "./agenda-query.ts";
import { DayTabs } from "./day-tabs.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { defaultDay, filterSessions, indexSessions, NO_FILTERS, namesOf } from "./filters.ts";
import { SessionList } from "./session-list.tsx";
import { useFilters } from "./use-filters.ts";

interface AgendaProps {
  readonly event: AgendaEvent;
  readonly sessions: readonly AgendaSession[];
  renderSeats(session: AgendaSession): ReactNode;
}

export function Agenda({ event, sessions, renderSeats }: AgendaProps) {
  const { filters, day: wantedDay, change } = useFilters();
  const applied = useDeferredValue(filters);
  const indexed = useMemo(() => indexSessions(sessions, event.timeZone), [sessions, event.timeZone]);
  const days = useMemo(() => [...new Set(indexed.flatMap((each) => each.days))].sort(), [indexed]);
  const tracks = useMemo(() => namesOf(sessions, "track"), [sessions]);
  const rooms = useMemo(() => namesOf(sessions, "room"), [sessions]);
  const matching = useMemo(() => filterSessions(indexed, applied), [indexed, applied]);
  const today = dayKey(Date.now(), event.timeZone);
  const day = wantedDay !== null && days.includes(wantedDay) ? wantedDay : defaultDay(days, today);
  const shown = useMemo(
    () => matching.filter((each) => each.days.includes(day)).map((each) => each.session),
    [matching, day],
  );
  const elsewhere = matching.length - shown.length;

  if (sessions.length === 0) {
    return (
      <Placeholder icon={CalendarClock} title={messages.agenda.emptyTitle} hint={messages.agenda.emptyHint} />
    );
  }
  const clear = () => change({ q: "", track: "", room: "", mine: false, free: false });
  return (
    <DayTabs
      days={days}
      day={day}
      today={today}
      onDay={(next) => change({ day: next })}
      controls={
        <FilterBar filters={filters} tracks={tracks} rooms={rooms} count={shown.length} onChange={change} />
      }
    >
      {shown.length > 0 ? (
        <SessionList
          key={day}
          day={day}
          sessions={shown}
          timeZone={event.timeZone}
          eventId={event.id}
          renderSeats={renderSeats}
        />
      ) : (
        <Placeholder
          icon={SearchX}
          title={messages.agenda.noMatchTitle}
          hint={elsewhere > 0 ? messages.agenda.otherDays(elsewhere) : messages.agenda.noMatchHint}
        >
          {filters !== NO_FILTERS && (
            <Button variant="outline" onClick={clear}>
              {messages.agenda.clear}
            </Button>
          )}
        </Placeholder>
      )}
    </DayTabs>
  );
}
