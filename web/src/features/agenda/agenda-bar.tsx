import type { ReactNode } from "react";
import type { Event } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { zoneName } from "../../time/zoned.ts";
import { isFiltering } from "../../ui/filter-table.ts";
import { DayBar } from "./day-bar.tsx";
import { ALL_DAYS, DayTabs } from "./day-tabs.tsx";
import { FilterButton } from "./filter-button.tsx";
import type { Shown } from "./use-shown.ts";

interface AgendaBarProps {
  /** The prefix of the ids of tabs and panel. */
  readonly id: string;
  readonly event: Event;
  readonly shown: Shown;
  readonly now: ReactNode;
  /** The choice between list and grid. */
  readonly children: ReactNode;
}

/** All that decides which sessions are shown. */
export function AgendaBar({ id, event, shown, now, children }: AgendaBarProps) {
  const { filters, days, day, today, allDays, searching, matching, pick, change } = shown;
  const count = shown.shown.length;
  const filtering = isFiltering(filters);
  return (
    <DayBar
      text={filters.text}
      onText={(q) => change(q.trim() === "" ? { q, only: "" } : { q })}
      now={now}
      tabs={
        <DayTabs
          {...{ id, days, today, searching }}
          day={allDays ? ALL_DAYS : day}
          matches={filtering ? matching : undefined}
          onDay={pick}
        />
      }
      filters={
        <FilterButton
          {...{ filters, count }}
          eventId={event.eventId}
          tracks={shown.tracks}
          rooms={shown.rooms}
          sessions={shown.inScope}
          onChange={change}
        />
      }
    >
      <p className="text-sm whitespace-nowrap text-ink-soft tabular-nums max-lg:sr-only">
        <span aria-live="polite">{messages.agenda.sessions(count)}</span>
        {` · ${messages.agenda.zoneShort(zoneName(event.startsAt, event.timeZone))}`}
      </p>
      {children}
    </DayBar>
  );
}
