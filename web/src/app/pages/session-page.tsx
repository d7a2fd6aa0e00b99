import { SearchX } from "lucide-react";
import { type ComponentType, lazy, Suspense } from "react";
import { Link, Navigate, useParams } from "react-router";
import type { AgendaSession, Event, Session } from "../../api/answers.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { AnyOfNote } from "../../features/any-of/any-of-note.tsx";
import { LateCalendarMenu, SessionCalendarMenu } from "../../features/calendar/late-calendar-menu.tsx";
import type { FeedbackCardProps } from "../../features/feedback/feedback-card.tsx";
import { mayAnswer } from "../../features/feedback/may-answer.ts";
import { LatePushCard } from "../../features/push/late-push-card.tsx";
import { ClashNote } from "../../features/rsvp/clash-note.tsx";
import { LineNote } from "../../features/rsvp/line-note.tsx";
import { AroundSession } from "../../features/session/around-session.tsx";
import { SessionDetails } from "../../features/session/session-details.tsx";
import { SessionSkeleton } from "../../features/session/session-skeleton.tsx";
import { useProgramme } from "../../features/session/use-programme.ts";
import { useSession } from "../../features/session/use-session.ts";
import { missingSessionMessages as missing } from "../../messages/attendee/missing-session-messages.ts";
import { offerMessages } from "../../messages/attendee/offer-messages.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { boothPath, isBooth } from "../../seats/booths.ts";
import { endingOf } from "../../seats/ending.ts";
import { standsBy } from "../../seats/late-standby-line.tsx";
import { quietBefore } from "../../seats/offer-time.ts";
import { endOfOffer } from "../../seats/open-offers.ts";
import { SeatNews } from "../../seats/seat-news.tsx";
import { tracksOf } from "../../seats/tracks.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { ZoneSwitch } from "../../seats/zone-switch.tsx";
import { eventDay } from "../../time/event-day.ts";
import { useShownClock } from "../../time/shown-zone.ts";
import { useNow } from "../../time/use-now.ts";
import { buttonLook } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";
import { ListedSeats, SessionSeats } from "./session-seats.tsx";

/** Few sessions are over. */
const FeedbackCard = lazy<ComponentType<FeedbackCardProps>>(() =>
  import("../../features/feedback/feedback-card.tsx").catch(() => ({ default: () => null })),
);

export default function SessionPage() {
  const { eventId = "", sessionId = "" } = useParams();
  return (
    <div className="pt-6 lg:pt-7">
      <Content eventId={eventId} sessionId={sessionId} />
    </div>
  );
}

const A_MINUTE = 60_000;

function Content({ eventId, sessionId }: { readonly eventId: string; readonly sessionId: string }) {
  const event = useEvent(eventId);
  const session = useSession(eventId, sessionId);
  const failed = errorInstead(event) ?? errorInstead(session);
  if (failed) {
    if (failureOf(failed).kind === "missing") return <MissingSession eventId={eventId} />;
    const retry = () => void Promise.all([event.refetch(), session.refetch()]);
    return <LoadFailure alone error={failed} retry={retry} />;
  }
  if (event.data === undefined || session.data === undefined) return <SessionSkeleton />;
  if (isBooth(session.data)) return <Navigate replace to={boothPath(session.data)} />;
  return <Loaded event={event.data} session={session.data} isPart={session.isPart} />;
}

interface LoadedProps {
  readonly event: Event;
  readonly session: Session | AgendaSession;
  readonly isPart: boolean;
}

function Loaded({ event, isPart, ...props }: LoadedProps) {
  useLiveEvent(event.eventId);
  const { session, rsvp = null } = useLiveSession(props.session);
  const now = useNow(rsvp?.status === "OFFERED" ? 1_000 : A_MINUTE);
  const clock = useShownClock(event);
  const { timeZone } = clock;
  const day = eventDay(session.startsAt, clock);
  const sessions = useProgramme(event.eventId);
  const quiet = rsvp && quietBefore(endOfOffer(rsvp), now, event);
  const over = now >= Date.parse(session.endsAt);
  const line = <LineNote {...{ session, rsvp, timeZone, now }} />;
  // At the door a person reads their number first.
  const isAtTheDoor = standsBy(session, rsvp, now);
  return (
    <>
      <PageTitle parts={[session.title, event.title]} />
      <SessionDetails
        {...{ session, isPart, timeZone, day, now }}
        trackIndex={session.track === null ? -1 : tracksOf(sessions).indexOf(session.track)}
        zones={<ZoneSwitch event={event} className="mt-2" />}
        seats={<SessionSeats {...{ session, rsvp, timeZone, now }} asked={props.session} />}
        notes={
          <>
            <SeatNews {...{ rsvp, session, timeZone }} ending={endingOf(session, rsvp, now)} />
            {isAtTheDoor && line}
            <ClashNote {...{ session, rsvp, timeZone, now }} />
            {mayAnswer({ event, session, rsvp }, now) && (
              <Suspense fallback={<LoadingSkeleton className="h-64 rounded-card" />}>
                <FeedbackCard sessionId={session.sessionId} timeZone={timeZone} />
              </Suspense>
            )}
          </>
        }
        line={
          <>
            {!isAtTheDoor && line}
            <AnyOfNote {...{ event, session, rsvp, timeZone, now }} />
            {quiet && <QuietNote {...quiet} />}
            <LatePushCard statuses={[rsvp?.status]} />
          </>
        }
        calendar={
          event.published && (
            <LateCalendarMenu variant="quiet">
              <SessionCalendarMenu session={session} variant="quiet" />
            </LateCalendarMenu>
          )
        }
        around={
          <AroundSession
            {...{ session, sessions, timeZone, day, over }}
            eventClock={event}
            renderSeats={(other) => <ListedSeats session={other} />}
          />
        }
      />
    </>
  );
}

const QuietNote = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <p className="text-sm text-ink-soft">{offerMessages.quiet(from, to)}</p>
);

const MissingSession = ({ eventId }: { readonly eventId: string }) => (
  <>
    <PageTitle parts={[missing.title]} />
    <Placeholder alone icon={SearchX} title={missing.title} hint={missing.hint}>
      <Link to={`/events/${eventId}`} className={buttonLook({})}>
        {text.toAgenda}
      </Link>
    </Placeholder>
  </>
);
