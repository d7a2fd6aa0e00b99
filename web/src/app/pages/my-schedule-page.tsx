import { type ReactNode, useEffect, useRef } from "react";
import { useParams } from "react-router";
import { EventSeats } from "../../features/rsvp/event-seats.tsx";
import { SessionRsvpButton } from "../../features/rsvp/session-rsvp-button.tsx";
import { MySchedule, SignedOutSchedule } from "../../features/schedule/my-schedule.tsx";
import { useMySchedule } from "../../features/schedule/my-schedule-query.ts";
import { ScheduleSkeleton } from "../../features/schedule/schedule-skeleton.tsx";
import { useIdentity } from "../../identity/identity.ts";
import { messages } from "../../messages/messages.ts";
import { LoadFailure } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

export default function MySchedulePage() {
  const { eventId = "" } = useParams();
  return (
    <>
      <PageTitle parts={[messages.schedule.title]} />
      <h1 className="pt-6 text-3xl font-extrabold tracking-tight sm:pt-10 sm:text-4xl">
        {messages.schedule.title}
      </h1>
      <Content eventId={eventId} />
    </>
  );
}

function Content({ eventId }: { readonly eventId: string }): ReactNode {
  const { identity, signIn } = useIdentity();
  const { data, error, refetch } = useMySchedule(eventId, identity.status === "signed-in");
  useFocusKept(data?.mySchedule.length ?? 0);
  if (identity.status === "signed-out") {
    return <SignedOutSchedule onSignIn={() => signIn({ returnTo: `/events/${eventId}/my-schedule` })} />;
  }
  if (data === undefined) {
    return error ? <LoadFailure error={error} retry={() => void refetch()} /> : <ScheduleSkeleton />;
  }
  const { event, mySchedule } = data;
  if (event === null) return <NotFoundPage />;
  return (
    <EventSeats eventId={eventId}>
      <MySchedule
        eventId={eventId}
        timeZone={event.timeZone}
        entries={mySchedule}
        renderSeats={({ sessionId }) => (
          <SessionRsvpButton
            sessionId={sessionId}
            eventId={eventId}
            timeZone={event.timeZone}
            onRsvpChange={() => void refetch()}
          />
        )}
      />
    </EventSeats>
  );
}

/** A session that is given back goes, and would take the focus with it. */
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
