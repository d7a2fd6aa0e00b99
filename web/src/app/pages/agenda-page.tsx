import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useDeferredValue, useEffect } from "react";
import { useParams } from "react-router";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { Agenda } from "../../features/agenda/agenda.tsx";
import { SeatButton } from "../../features/rsvp/seat-button.tsx";
import { currentPath } from "../../features/rsvp/use-rsvp.ts";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { agendaQuery } from "../../seats/seats-query.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { browserZone, showsSameTime } from "../../time/zoned.ts";
import { Skeleton, SkeletonCards } from "../../ui/skeleton.tsx";
import { EventHero } from "../event-hero.tsx";
import { PageTitle } from "../page-title.tsx";
import { LateLoadFailure } from "./late-load-failure.tsx";
import { LateNotFoundPage } from "./late-not-found-page.tsx";

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
  if (event.data === undefined || sessions === undefined) return <AgendaSkeleton />;
  return <LoadedAgenda event={event.data} sessions={sessions} />;
}

interface LoadedAgendaProps {
  readonly event: Event;
  readonly sessions: readonly AgendaSession[];
}

function LoadedAgenda({ event, sessions }: LoadedAgendaProps) {
  const { identity, signIn } = useIdentity();
  useLiveEvent(event.eventId);
  const { timeZone } = event;
  const renderSeats = useCallback(
    (session: AgendaSession) => <SeatButton session={session} timeZone={timeZone} />,
    [timeZone],
  );
  return (
    <>
      <PageTitle parts={[event.title]} />
      <EventHero event={event} zone={<ZoneText {...event} />} />
      <Agenda
        event={event}
        sessions={sessions}
        onSignIn={identity.status === "signed-out" ? () => signIn({ returnTo: currentPath() }) : undefined}
        renderSeats={renderSeats}
      />
    </>
  );
}

function ZoneText({ startsAt, timeZone }: Pick<Event, "startsAt" | "timeZone">) {
  const elsewhere = !showsSameTime(startsAt, timeZone, browserZone());
  const zone = messages.agenda.zone(placeOf(timeZone));
  return <p>{elsewhere ? `${zone} – ${messages.agenda.browserZone(placeOf(browserZone()))}` : zone}</p>;
}

const placeOf = (timeZone: string) => timeZone.replaceAll("_", " ");

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
      <div className="-mx-4 flex h-[3.0625rem] items-center gap-4 border-b border-line px-4 sm:-mx-6 sm:px-6">
        <Skeleton className="h-6 w-24" />
        <Skeleton className="h-6 w-24" />
      </div>
      <div className="flex flex-wrap gap-x-2 gap-y-3 py-4">
        <Skeleton className="h-11 w-full md:w-72" />
        <Skeleton className="h-11 w-32" />
        <Skeleton className="h-11 w-32" />
      </div>
      <Skeleton className="mb-3 h-5 w-16 sm:mt-3" />
      <SkeletonCards count={6} />
    </>
  );
}
