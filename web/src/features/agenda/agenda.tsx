import { type ComponentType, lazy, type ReactNode, Suspense, useId, useMemo, useRef } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import type { IndexedSession } from "../../seats/indexed-session.ts";
import { useMedia } from "../../ui/use-media.ts";
import { AgendaBar } from "./agenda-bar.tsx";
import { ALL_DAYS, dateOfDay } from "./day-tabs.tsx";
import { NothingShown } from "./nothing-shown.tsx";
import type { NowButtonProps } from "./now-button.tsx";
import { isRunning, phasesOf } from "./phases.ts";
import { RunningDay } from "./running-day.tsx";
import { SessionList } from "./session-list.tsx";
import { useShown } from "./use-shown.ts";
import type { AgendaView, ViewSwitchProps } from "./view-switch.tsx";

/** What a grid of rooms and hours needs to know. */
export interface GridOfDays {
  readonly event: Event;
  /** `2026-01-10`; `null` if the sessions are of several days. */
  readonly day: string | null;
  /** The sessions that the filters keep, in order of start. */
  readonly sessions: readonly IndexedSession[];
  /** All sessions of the event. */
  readonly programme: readonly AgendaSession[];
  onList(): void;
}

interface AgendaProps {
  readonly event: Event;
  readonly sessions: readonly AgendaSession[];
  /** Absent if a person is signed in. */
  readonly onSignIn?: (() => void) | undefined;
  /** It must stay the same function, so that rows whose session stays need not render again. */
  renderSeats(session: AgendaSession): ReactNode;
  /** Absent: there is only the list. */
  renderGrid?: ((grid: GridOfDays) => ReactNode) | undefined;
}

/** Without these people scroll, and see the list. */
const nothing = () => ({ default: () => null });
const NowButton = lazy<ComponentType<NowButtonProps>>(() => import("./now-button.tsx").catch(nothing));
const ViewSwitch = lazy<ComponentType<ViewSwitchProps>>(() => import("./view-switch.tsx").catch(nothing));

export function Agenda({ event, sessions, onSignIn, renderSeats, renderGrid }: AgendaProps) {
  const id = useId();
  const line = useRef<HTMLDivElement>(null);
  const shown = useShown(event, sessions);
  const { day, today, allDays, now } = shown;
  const wide = useMedia("(min-width: 40rem)");
  const asGrid = wide && shown.view === "grid" ? renderGrid : undefined;
  const ofToday = useMemo(() => phasesOf(shown.ofToday, now), [shown.ofToday, now]);
  const todayRuns = !shown.searching && isRunning(ofToday);
  if (sessions.length === 0) return <NothingShown empty {...{ shown, onSignIn }} />;
  const show = (view: AgendaView) => shown.change({ view: view === "list" ? "" : view });
  const list = {
    day: allDays ? null : day,
    timeZone: event.timeZone,
    tracks: shown.tracks,
    now,
    renderSeats,
  };
  const toNow = todayRuns && !asGrid && (
    <Suspense>
      <NowButton
        {...{ line }}
        eventId={event.eventId}
        from={day === today ? "here" : today < day ? "above" : "below"}
        toToday={() => shown.pick(today)}
      />
    </Suspense>
  );
  return (
    <>
      <AgendaBar {...{ id, event, shown }} now={toNow}>
        {wide && renderGrid && (
          <Suspense fallback={<span className="h-10 w-44" />}>
            <ViewSwitch view={asGrid ? "grid" : "list"} onView={show} />
          </Suspense>
        )}
      </AgendaBar>
      <div
        role="tabpanel"
        id={`${id}panel`}
        aria-label={allDays ? messages.agenda.allDays : dateOfDay(day)}
        className={`-mx-4 -mt-px sm:-mx-6 ${asGrid ? "sm:mx-0" : "lg:mx-[calc(50%-min(50vw-2.5rem,35rem))]"}`}
      >
        {!allDays && <PaperHeading day={day} />}
        {shown.shown.length === 0 ? (
          <NothingShown empty={false} {...{ shown, onSignIn }} />
        ) : asGrid ? (
          asGrid({
            event,
            day: list.day,
            sessions: shown.shown,
            programme: sessions,
            onList: () => show("list"),
          })
        ) : todayRuns && day === today ? (
          <RunningDay key={day} {...list} phases={ofToday} line={line} />
        ) : (
          <SessionList key={allDays ? ALL_DAYS : day} {...list} sessions={shown.shown} />
        )}
      </div>
    </>
  );
}

/** On paper there are no tabs. */
const PaperHeading = ({ day }: { readonly day: string }) => (
  <h2 className="hidden pb-2 font-display text-xl font-semibold print:block">{dateOfDay(day)}</h2>
);
