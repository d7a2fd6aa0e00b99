import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useDeferredValue, useEffect } from "react";
import { useParams } from "react-router";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { Agenda } from "../../features/agenda/agenda.tsx";
import { AgendaLoading } from "../../features/agenda/agenda-loading.tsx";
import { SeatButton } from "../../features/rsvp/seat-button.tsx";
import { ROW } from "../../features/rsvp/seat-layouts.ts";
import { currentPath } from "../../features/rsvp/use-rsvp.ts";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { LateRowNotes } from "../../seats/late-row-notes.tsx";
import { agendaQuery } from "../../seats/seats-query.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { ZoneSwitch } from "../../seats/zone-switch.tsx";
import { useShownClock } from "../../time/shown-zone.ts";
import { browserZone } from "../../time/zoned.ts";
import { BoothPlace } from "../booth-place.tsx";
import { EventHero } from "../event-hero.tsx";
import { PageTitle } from "../page-title.tsx";
import type { AgendaGridProps } from "./agenda-grid.tsx";
import { LateLoadFailure } from "./late-load-failure.tsx";
import { LateNotFoundPage } from "./late-not-found-page.tsx";

const AgendaGrid = lazy(() => import("./agenda-grid.tsx"));

export function AgendaPage() {
  const { eventId = "" } = useParams();
  const event = useEvent(eventId);
  const agenda = useQuery(agendaQuery(useApiAccess(), useQueryClient(), eventId));
  // Rendering is deferred so that the page can respond in between: reading nine hundred sessions takes long
  // enough.
  const sessions = useDeferredValue(agenda.data);
  const failed = errorInstead(event) ?? errorInstead(agenda);
  if (failed) {
    if (failureOf(failed).kind === "missing") return <LateNotFoundPage />;
    const retry = () => void Promise.all([event.refetch(), agenda.refetch()]);
    return <LateLoadFailure alone error={failed} retry={retry} />;
  }
  if (event.data === undefined) return <AgendaSkeleton />;
  // The event is a small answer: its name need not wait for all its sessions.
  return (
    <>
      <PageTitle parts={[event.data.title]} />
      <EventHero event={event.data} zone={<ZoneSwitch event={event.data} on="cover" />} />
      {sessions === undefined ? (
        <AgendaLoading />
      ) : (
        <>
          <BoothPlace eventId={eventId} timeZone={event.data.timeZone} />
          <LoadedAgenda event={event.data} sessions={sessions} />
        </>
      )}
    </>
  );
}

interface LoadedAgendaProps {
  readonly event: Event;
  readonly sessions: readonly AgendaSession[];
}

function LoadedAgenda({ event, sessions }: LoadedAgendaProps) {
  const { identity, signIn } = useIdentity();
  useLiveEvent(event.eventId);
  const shown = useShownClock(event);
  const { timeZone } = shown;
  const renderSeats = useCallback(
    (session: AgendaSession) => (
      <>
        <SeatButton session={session} timeZone={timeZone} layout={ROW} size="sm" />
        <LateRowNotes session={session} timeZone={timeZone} className="[grid-area:clash]" />
      </>
    ),
    [timeZone],
  );
  return (
    <Agenda
      event={shown}
      sessions={sessions}
      onSignIn={identity.status === "signed-out" ? () => signIn({ returnTo: currentPath() }) : undefined}
      renderSeats={renderSeats}
      renderGrid={renderGrid}
    />
  );
}

const renderGrid = (grid: AgendaGridProps) => (
  <Suspense fallback={<AgendaLoading />}>
    <AgendaGrid {...grid} />
  </Suspense>
);

function AgendaSkeleton() {
  // The first use takes a while, and there is time until the answer comes.
  useEffect(() => {
    const timer = setTimeout(browserZone);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <div className="mx-[calc(50%-50vw)] h-50 bg-cover sm:h-52">
        <h1 className="sr-only">{messages.navigation.agenda}</h1>
      </div>
      <AgendaLoading />
    </>
  );
}
