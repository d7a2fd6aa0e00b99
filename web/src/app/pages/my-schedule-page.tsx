import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import type { Event, MySchedule as Schedule } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { LateCalendarMenu, ScheduleCalendarMenu } from "../../features/calendar/late-calendar-menu.tsx";
import { LatePushCard } from "../../features/push/late-push-card.tsx";
import { SeatButton } from "../../features/rsvp/seat-button.tsx";
import { entriesToShow } from "../../features/schedule/days.ts";
import { MySchedule, SignedOutSchedule } from "../../features/schedule/my-schedule.tsx";
import { ScheduleSkeleton } from "../../features/schedule/schedule-skeleton.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { myScheduleQuery } from "../../seats/my-schedule-query.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { useSeenNews } from "../../seats/use-seen-news.ts";
import { useNow } from "../../time/use-now.ts";
import { LoadFailure } from "../../ui/placeholder.tsx";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

export default function MySchedulePage() {
  const { eventId = "" } = useParams();
  const title = useEvent(eventId).data?.title;
  return (
    <>
      <PageTitle parts={title === undefined ? [text.title] : [text.title, title]} />
      <p className="min-h-5 pt-6 text-sm font-semibold text-accent sm:pt-10">{title}</p>
      <h1 className="mt-1 text-3xl font-extrabold tracking-tight sm:text-4xl">{text.title}</h1>
      <Content eventId={eventId} />
    </>
  );
}

function Content({ eventId }: { readonly eventId: string }): ReactNode {
  const { identity, signIn } = useIdentity();
  const access = useApiAccess();
  const attendeeId = attendeeIdOf(identity);
  const event = useEvent(eventId);
  const schedule = useQuery(myScheduleQuery(access, useQueryClient(), eventId, attendeeId));
  const failed = errorInstead(event) ?? errorInstead(schedule);
  if (failed && failureOf(failed).kind === "missing") return <NotFoundPage />;
  if (identity.status === "signed-out") {
    return <SignedOutSchedule onSignIn={() => signIn({ returnTo: `/events/${eventId}/my-schedule` })} />;
  }
  if (failed) {
    const retry = () => void Promise.all([event.refetch(), schedule.refetch()]);
    return <LoadFailure error={failed} retry={retry} />;
  }
  if (event.data === undefined || schedule.data === undefined) return <ScheduleSkeleton />;
  return (
    <>
      {attendeeId !== undefined && schedule.data.entries.length > 0 && (
        <div className="mt-5">
          <LateCalendarMenu>
            <ScheduleCalendarMenu eventId={eventId} attendeeId={attendeeId} />
          </LateCalendarMenu>
        </div>
      )}
      <LoadedSchedule event={event.data} schedule={schedule.data} />
    </>
  );
}

function LoadedSchedule({ event, schedule }: { readonly event: Event; readonly schedule: Schedule }) {
  const { eventId, timeZone } = event;
  useLiveEvent(eventId);
  const entries = entriesToShow(schedule, useSeenNews());
  const now = useScheduleClock(entries.some(({ rsvp }) => rsvp.status === "OFFERED"));
  useFocusKept(entries.length);
  return (
    <>
      <LatePushCard statuses={entries.map(({ rsvp }) => rsvp.status)} className="mt-5 max-w-xl" />
      <MySchedule
        {...{ eventId, timeZone, entries, now }}
        renderSeats={({ session }) => <SeatButton session={session} timeZone={timeZone} />}
      />
    </>
  );
}

/** It ticks as fast as an offer's countdown, so that both end together. */
const useScheduleClock = (counting: boolean): number => useNow(counting ? 1_000 : 60_000);
