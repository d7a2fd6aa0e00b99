import { type ReactNode, useEffect, useRef } from "react";
import { useParams } from "react-router";
import { LoadEventSeats } from "../../features/rsvp/load-event-seats.tsx";
import { SessionRsvpButton } from "../../features/rsvp/session-rsvp-button.tsx";
import { entriesToShow } from "../../features/schedule/days.ts";
import { MySchedule, SignedOutSchedule } from "../../features/schedule/my-schedule.tsx";
import { useMySchedule, useScheduleEvent } from "../../features/schedule/my-schedule-query.ts";
import { ScheduleSkeleton } from "../../features/schedule/schedule-skeleton.tsx";
import { useIdentity } from "../../identity/identity.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { useSeen } from "../../seats/seen.ts";
import { useNow } from "../../time/use-now.ts";
import { LoadFailure } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";
import { useShownEvent } from "../shown-event.ts";
import { NotFoundPage } from "./not-found-page.tsx";

export default function MySchedulePage() {
  const { eventId = "" } = useParams();
  const title = useShownEvent(eventId)?.title;
  return (
    <>
      <PageTitle parts={title === undefined ? [text.title] : [text.title, title]} />
      <p className="min-h-5 pt-6 text-sm font-semibold text-accent-strong sm:pt-10">{title}</p>
      <h1 className="mt-1 text-3xl font-extrabold tracking-tight sm:text-4xl">{text.title}</h1>
      <Content eventId={eventId} />
    </>
  );
}

function Content({ eventId }: { readonly eventId: string }): ReactNode {
  const { identity, signIn } = useIdentity();
  const signedOut = identity.status === "signed-out";
  const { data, error, refetch } = useMySchedule(eventId, identity.status === "signed-in");
  const { data: open } = useScheduleEvent(eventId, !signedOut);
  const seen = useSeen();
  const entries = entriesToShow(data?.mySchedule ?? [], data?.myEnded ?? [], seen);
  const now = useScheduleClock(entries.some(({ rsvpStatus }) => rsvpStatus === "OFFERED"));
  useFocusKept(entries.length);
  if (open?.event === null || data?.event === null) return <NotFoundPage />;
  if (signedOut) {
    return <SignedOutSchedule onSignIn={() => signIn({ returnTo: `/events/${eventId}/my-schedule` })} />;
  }
  if (data === undefined) {
    return error ? <LoadFailure error={error} retry={() => void refetch()} /> : <ScheduleSkeleton />;
  }
  const { timeZone } = data.event;
  return (
    <LoadEventSeats eventId={eventId}>
      <MySchedule
        eventId={eventId}
        timeZone={timeZone}
        entries={entries}
        now={now}
        renderSeats={({ sessionId }) => (
          <SessionRsvpButton sessionId={sessionId} eventId={eventId} timeZone={timeZone} />
        )}
      />
    </LoadEventSeats>
  );
}

/** It ticks as fast as an offer's countdown, so that both end together. */
const useScheduleClock = (counting: boolean): number => useNow(counting ? 1_000 : 60_000);

/** A session that is given back disappears, and the focus would disappear with it. */
function useFocusKept(entries: number): void {
  const before = useRef(entries);
  useEffect(() => {
    const fewer = entries < before.current;
    before.current = entries;
    if (fewer && document.activeElement === document.body) {
      document.getElementById("content")?.focus({ preventScroll: true });
    }
  }, [entries]);
}
