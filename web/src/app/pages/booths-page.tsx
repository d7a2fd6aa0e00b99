import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MapPin, SearchX, Store } from "lucide-react";
import type { ReactNode } from "react";
import { Link, Navigate, useLocation, useParams, useSearchParams } from "react-router";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { BoothCounts } from "../../features/booths/booth-counts.tsx";
import { BoothList } from "../../features/booths/booth-list.tsx";
import { isOpen, openText } from "../../features/booths/booth-state.ts";
import { useMyVisits } from "../../features/booths/use-my-visits.ts";
import { VisitBox } from "../../features/booths/visit-box.tsx";
import { boothsQuery } from "../../features/booths/visit-requests.ts";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { seatsQuery, withSeats } from "../../seats/seats-query.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { useShownClock } from "../../time/shown-zone.ts";
import { useNow } from "../../time/use-now.ts";
import { buttonLook } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

/** All booths of an event, or one. The code of a booth leads here without the event, which its id names. */
export default function BoothsPage(): ReactNode {
  const { eventId, sessionId = "" } = useParams();
  const { search } = useLocation();
  if (eventId !== undefined) return <Content eventId={eventId} sessionId={sessionId} />;
  const [event = ""] = sessionId.split(".");
  return <Navigate replace to={`/events/${event}/booths/${encodeURIComponent(sessionId)}${search}`} />;
}

interface ContentProps {
  readonly eventId: string;
  readonly sessionId: string;
}

function Content({ eventId, sessionId }: ContentProps) {
  const event = useEvent(eventId);
  const booths = useQuery(boothsQuery(useApiAccess(), eventId));
  const failed = errorInstead(event) ?? errorInstead(booths);
  if (failed) {
    if (failureOf(failed).kind === "missing") return <NotFoundPage />;
    const retry = () => void Promise.all([event.refetch(), booths.refetch()]);
    return <LoadFailure alone error={failed} retry={retry} />;
  }
  if (event.data === undefined || booths.data === undefined) return <BoothsSkeleton />;
  return <Loaded {...{ sessionId }} event={event.data} booths={booths.data} />;
}

interface LoadedProps {
  readonly event: Event;
  readonly booths: readonly AgendaSession[];
  readonly sessionId: string;
}

const A_MINUTE = 60_000;

function Loaded({ event, booths: asked, sessionId }: LoadedProps) {
  const { eventId } = event;
  useLiveEvent(eventId);
  const seats = useQuery({ ...seatsQuery(useApiAccess(), useQueryClient(), eventId), enabled: false }).data;
  const booths = asked.map((booth) => withSeats(booth, seats?.[booth.sessionId]));
  const visits = useMyVisits(eventId);
  const now = useNow(A_MINUTE);
  const { timeZone } = useShownClock(event);
  if (sessionId !== "") return <OneBooth {...{ event, booths, sessionId, timeZone, now }} />;
  return (
    <div className="pt-6 sm:pt-9">
      <PageTitle parts={[text.title, event.title]} />
      <Heading>{text.title}</Heading>
      {booths.length === 0 ? (
        <Placeholder icon={Store} title={text.emptyTitle} hint={text.emptyHint}>
          <Link to={`/events/${eventId}`} className={buttonLook({})}>
            {text.toAgenda}
          </Link>
        </Placeholder>
      ) : (
        <>
          <p className="mt-2 max-w-prose text-ink-soft">{text.lead}</p>
          <BoothList {...{ booths, visits, timeZone, now }} />
        </>
      )}
    </div>
  );
}

interface OneBoothProps extends LoadedProps {
  readonly timeZone: string;
  readonly now: number;
}

function OneBooth({ event, booths, sessionId, timeZone, now }: OneBoothProps) {
  const [search] = useSearchParams();
  const booth = booths.find((each) => each.sessionId === sessionId);
  const all = `/events/${event.eventId}/booths`;
  if (booth === undefined) {
    return (
      <Placeholder alone icon={SearchX} title={text.missingTitle} hint={text.missingHint}>
        <PageTitle parts={[text.missingTitle]} />
        <Link to={all} className={buttonLook({})}>
          {text.toBooths}
        </Link>
      </Placeholder>
    );
  }
  const titleOf = (id: string) => booths.find((each) => each.sessionId === id)?.title;
  return (
    <div className="mx-auto max-w-2xl pt-6 sm:pt-9">
      <PageTitle parts={[booth.title, event.title]} />
      <Link to={all} className="text-sm font-semibold text-accent hover:underline">
        {text.toBooths}
      </Link>
      <Heading>{booth.title}</Heading>
      <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
        {booth.room !== null && (
          <span className="inline-flex items-center gap-1.5">
            <MapPin aria-hidden className="size-4 shrink-0" />
            {booth.room}
          </span>
        )}
        <span>{openText(booth, timeZone, now)}</span>
      </p>
      <VisitBox {...{ booth, timeZone, now, titleOf }} code={search.get("code")} />
      {isOpen(booth, now) && <BoothCounts booth={booth} className="mt-6 border-t border-line pt-5" />}
    </div>
  );
}

const Heading = ({ children }: { readonly children: string }) => (
  <h1 className="mt-1 font-display text-[1.875rem]/[2.125rem] font-[650] tracking-[-0.02em] text-balance sm:text-[2.5rem]/[1.1]">
    {children}
  </h1>
);

const BoothsSkeleton = () => (
  <Loading className="grid gap-4 pt-9 sm:grid-cols-2">
    <h1 className="sr-only">{text.title}</h1>
    <Skeleton className="h-40 rounded-card" />
    <Skeleton className="h-40 rounded-card" />
  </Loading>
);
