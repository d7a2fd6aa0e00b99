import { type ReactNode, useId, useMemo } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { useMedia } from "../../ui/use-media.ts";
import { AgendaBar } from "./agenda-bar.tsx";
import { ALL_DAYS, dateOfDay } from "./day-tabs.tsx";
import { DayOfSessions } from "./day-of-sessions.tsx";
import { NothingShown } from "./nothing-shown.tsx";
import { NowButton } from "./now-button.tsx";
import { isRunning, phasesOf } from "./phases.ts";
import { SessionList } from "./session-list.tsx";
import { useNowLine } from "./use-now-line.ts";
import { useShown } from "./use-shown.ts";
import { ViewSwitch } from "./view-switch.tsx";

/** What the grid of rooms and hours gets. */
export interface GridOfDay {
  readonly event: Event;
  /** The sessions of the day that the filters keep, in order of start. */
  readonly sessions: readonly AgendaSession[];
  /** `2026-01-10` */
  readonly day: string;
  /** The tracks of the whole event, in the order that gives their colours. */
  readonly tracks: readonly string[];
}

interface AgendaProps {
  readonly event: Event;
  readonly sessions: readonly AgendaSession[];
  /** Absent if a person is signed in. */
  readonly onSignIn?: (() => void) | undefined;
  /** It must stay the same function, so that rows whose session stays need not render again. */
  renderSeats(session: AgendaSession): ReactNode;
  renderGrid(grid: GridOfDay): ReactNode;
}

export function Agenda({ event, sessions, onSignIn, renderSeats, renderGrid }: AgendaProps) {
  const id = useId();
  const shown = useShown(event, sessions);
  const { now, day, today, days, allDays, tracks } = shown;
  const wide = useMedia("(min-width: 40rem)");
  const grid = wide && !allDays && shown.view === "grid";
  const phases = useMemo(() => phasesOf(shown.shown, now), [shown.shown, now]);
  const hasLine = day === today && !shown.searching && isRunning(phases);
  const line = useNowLine(event.eventId, hasLine && !grid);
  const { timeZone } = event;
  if (sessions.length === 0) return <NothingShown empty {...{ shown, onSignIn }} />;
  const list = { day: allDays ? null : day, timeZone, tracks, renderSeats };
  return (
    <>
      <AgendaBar
        {...{ id, timeZone, shown }}
        eventId={event.eventId}
        now={<NowButton sight={line.sight} onNow={line.toNow} />}
      >
        <ViewSwitch
          view={grid ? "grid" : "list"}
          onView={(view) => shown.change({ view: view === "grid" ? view : "" })}
        />
      </AgendaBar>
      <div
        role="tabpanel"
        id={`${id}panel`}
        aria-label={allDays ? messages.agenda.allDays : dateOfDay(day)}
        className="-mx-4 -mt-px sm:-mx-6 lg:mx-0"
      >
        <h2 className="hidden print:block">{!allDays && dateOfDay(day)}</h2>
        {shown.shown.length === 0 ? (
          <NothingShown empty={false} {...{ shown, onSignIn }} />
        ) : grid ? (
          renderGrid({ event, day, tracks, sessions: shown.shown.map(({ session }) => session) })
        ) : hasLine ? (
          <DayOfSessions {...{ phases, now }} line={line.at} {...list} key={day} />
        ) : (
          <SessionList sessions={shown.shown} phase="by-clock" {...list} key={allDays ? ALL_DAYS : day} />
        )}
      </div>
    </>
  );
}
