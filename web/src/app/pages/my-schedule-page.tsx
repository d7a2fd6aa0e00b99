import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useParams } from "react-router";
import type { Event, MySchedule as Schedule, ScheduleEntry } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { AnyOfFromAddress } from "../../features/any-of/any-of-address.tsx";
import { AnyOfInvite } from "../../features/any-of/any-of-invite.tsx";
import { GroupCard } from "../../features/any-of/group-card.tsx";
import { LateCalendarMenu, ScheduleCalendarMenu } from "../../features/calendar/late-calendar-menu.tsx";
import { HowWasIt } from "../../features/feedback/how-was-it.tsx";
import { mayAnswer } from "../../features/feedback/may-answer.ts";
import { LatePushCard } from "../../features/push/late-push-card.tsx";
import { SeatButton, type SeatLayout } from "../../features/rsvp/seat-button.tsx";
import { entriesToShow } from "../../features/schedule/days.ts";
import { EmptySchedule, MySchedule, SignedOutSchedule } from "../../features/schedule/my-schedule.tsx";
import { ScheduleSkeleton } from "../../features/schedule/schedule-skeleton.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { groupsOf } from "../../seats/groups.ts";
import { myScheduleQuery } from "../../seats/my-schedule-query.ts";
import { agendaQuery } from "../../seats/seats-query.ts";
import { tracksOf } from "../../seats/tracks.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { useSeenNews } from "../../seats/use-seen-news.ts";
import { ZoneSwitch } from "../../seats/zone-switch.tsx";
import { isElsewhere, useShownClock } from "../../time/shown-zone.ts";
import { useNow } from "../../time/use-now.ts";
import { LoadFailure } from "../../ui/placeholder.tsx";
import { useFocusKept } from "../../ui/use-focus-kept.ts";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

export default function MySchedulePage() {
  const { eventId = "" } = useParams();
  const title = useEvent(eventId).data?.title;
  return (
    <div className="group/page">
      <PageTitle parts={title === undefined ? [text.title] : [text.title, title]} />
      {/* On a phone the tabs at the foot say the same, and the days come first. */}
      <div className="max-sm:group-has-data-days/page:sr-only">
        <p className="min-h-5 pt-6 text-sm font-semibold text-accent sm:pt-9">{title}</p>
        <h1 className="mt-1 font-display text-[1.875rem]/[2.125rem] font-[650] tracking-[-0.02em] sm:mb-4 sm:text-[2.5rem]/[1.1]">
          {text.title}
        </h1>
      </div>
      <Content eventId={eventId} />
    </div>
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
    return <SignedOutSchedule onSignIn={() => signIn({ returnTo: location.pathname + location.search })} />;
  }
  if (failed) {
    const retry = () => void Promise.all([event.refetch(), schedule.refetch()]);
    return <LoadFailure error={failed} retry={retry} />;
  }
  if (event.data === undefined || schedule.data === undefined || attendeeId === undefined) {
    return <ScheduleSkeleton />;
  }
  return <LoadedSchedule {...{ attendeeId }} event={event.data} schedule={schedule.data} />;
}

interface LoadedScheduleProps {
  readonly event: Event;
  readonly schedule: Schedule;
  readonly attendeeId: string;
}

function LoadedSchedule({ event, schedule, attendeeId }: LoadedScheduleProps) {
  const shown = useShownClock(event);
  const { timeZone } = shown;
  const { eventId } = event;
  useLiveEvent(eventId);
  const agenda = useQuery(agendaQuery(useApiAccess(), useQueryClient(), eventId));
  const tracks = useMemo(() => tracksOf(agenda.data ?? []), [agenda.data]);
  const entries = entriesToShow(schedule, useSeenNews());
  const now = useScheduleClock(entries.some(({ rsvp }) => rsvp.status === "OFFERED"));
  const groups = groupsOf(entries, now);
  // What becomes a seat goes from its card to its day.
  useFocusKept(entries.length + groups.flatMap(({ members }) => members).length);
  const elsewhere = isElsewhere(event);
  const renderSeats = ({ session, rsvp }: ScheduleEntry) => (
    <>
      {mayAnswer({ event, session, rsvp }, now) && <HowWasIt {...{ session, timeZone }} />}
      <SeatButton session={session} timeZone={timeZone} layout={BLOCK} size="sm" />
    </>
  );
  return (
    <>
      <AnyOfFromAddress event={event} timeZone={timeZone} />
      {entries.length === 0 ? (
        <EmptySchedule eventId={eventId} />
      ) : (
        <MySchedule
          {...{ event: shown, entries, tracks, now, renderSeats }}
          tools={
            schedule.entries.length > 0 && (
              <LateCalendarMenu variant="quiet">
                <ScheduleCalendarMenu eventId={eventId} attendeeId={attendeeId} variant="quiet" />
              </LateCalendarMenu>
            )
          }
          beside={
            <>
              {elsewhere && <ZoneSwitch event={event} />}
              {groups.map((group) => (
                <GroupCard key={group.anyOfId} {...{ group, entries, now, renderSeats }} event={shown} />
              ))}
            </>
          }
        >
          <div className="mt-8 grid gap-4 border-t border-line pt-4">
            <LatePushCard statuses={entries.map(({ rsvp }) => rsvp.status)} className="max-w-xl" />
            <AnyOfInvite event={event} timeZone={timeZone} />
            {!elsewhere && <ZoneSwitch event={event} />}
          </div>
        </MySchedule>
      )}
    </>
  );
}

/** It ticks as fast as an offer's countdown, so that both end together. */
const useScheduleClock = (counting: boolean): number => useNow(counting ? 1_000 : 60_000);

/** The button says whose the seat is, also on paper. */
const BLOCK: SeatLayout = {
  all: "flex flex-wrap items-center justify-end gap-x-3 gap-y-1.5",
  seats: "min-w-0 in-data-[seat=confirmed]:hidden in-data-[seat=waiting]:hidden",
  act: "min-w-0 @max-[13rem]:[&_[part=button]]:h-auto @max-[13rem]:[&_[part=button]]:min-h-9 @max-[13rem]:[&_[part=button]]:min-w-0 @max-[13rem]:[&_[part=button]]:shrink @max-[13rem]:[&_[part=button]]:px-3 @max-[13rem]:[&_[part=button]]:whitespace-normal print:[&_[part=decline]]:hidden",
  height: "h-9",
  marksMine: true,
};
