import { SearchX } from "lucide-react";
import { useParams } from "react-router";
import type { AgendaSession, Event, Session } from "../../api/answers.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { LateCalendarMenu, SessionCalendarMenu } from "../../features/calendar/late-calendar-menu.tsx";
import { LatePushCard } from "../../features/push/late-push-card.tsx";
import { SeatButton } from "../../features/rsvp/seat-button.tsx";
import { SessionDetails } from "../../features/session/session-details.tsx";
import { useSession } from "../../features/session/use-session.ts";
import { offerMessages } from "../../messages/attendee/offer-messages.ts";
import { sessionMessages } from "../../messages/attendee/session-messages.ts";
import { messages } from "../../messages/messages.ts";
import { quietBefore } from "../../seats/offer-time.ts";
import { endOfOffer } from "../../seats/open-offers.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { useNow } from "../../time/use-now.ts";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";

export default function SessionPage() {
  const { eventId = "", sessionId = "" } = useParams();
  return (
    <div className="pt-6 sm:pt-10">
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
    if (failureOf(failed).kind === "missing") return <MissingSession />;
    const retry = () => void Promise.all([event.refetch(), session.refetch()]);
    return <LoadFailure alone error={failed} retry={retry} />;
  }
  if (event.data === undefined || session.data === undefined) return <SessionSkeleton />;
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
  const { timeZone } = event;
  const quiet = rsvp && quietBefore(endOfOffer(rsvp), now, event);
  return (
    <>
      <PageTitle parts={[session.title, event.title]} />
      <SessionDetails
        {...{ session, isPart, rsvp, timeZone, now }}
        seats={
          <>
            <SeatButton session={props.session} timeZone={timeZone} />
            {quiet && <QuietNote {...quiet} />}
            <LatePushCard statuses={[rsvp?.status]} className="mt-4" />
          </>
        }
        calendar={
          event.published && (
            <LateCalendarMenu>
              <SessionCalendarMenu session={session} />
            </LateCalendarMenu>
          )
        }
      />
    </>
  );
}

const QuietNote = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <p className="mt-3 text-sm text-ink-soft">{offerMessages.quiet(from, to)}</p>
);

const MissingSession = () => (
  <Placeholder alone icon={SearchX} title={sessionMessages.missingTitle} hint={sessionMessages.missingHint} />
);

function SessionSkeleton() {
  return (
    <div role="status" aria-label={messages.loading} className="grid gap-10 lg:grid-cols-[1fr_20rem]">
      <div>
        <h1 className="sr-only">{sessionMessages.about}</h1>
        <Skeleton className="h-5 w-24" />
        <Skeleton className="mt-2 h-10 w-4/5" />
        <Skeleton className="mt-4 h-6 w-2/5" />
      </div>
      <Skeleton className="h-64 rounded-card" />
    </div>
  );
}
