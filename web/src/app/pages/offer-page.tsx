import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Ticket } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Navigate, useParams } from "react-router";
import type { AgendaSession, Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { OfferOutcome } from "../../features/offer/offer-outcome.tsx";
import { OfferSkeleton } from "../../features/offer/offer-skeleton.tsx";
import { outcomeOf } from "../../features/offer/outcome-of.ts";
import { useSession } from "../../features/session/use-session.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { offerPageMessages as text } from "../../messages/attendee/offer-page-messages.ts";
import { messages } from "../../messages/messages.ts";
import { boothPath, isBooth } from "../../seats/booths.ts";
import { endingOf } from "../../seats/ending.ts";
import { myScheduleQuery } from "../../seats/my-schedule-query.ts";
import { OfferSession } from "../../seats/offer-session.tsx";
import { seatState } from "../../seats/seat-state.ts";
import { agendaQuery } from "../../seats/seats-query.ts";
import { tracksOf } from "../../seats/tracks.ts";
import { useLiveEvent } from "../../seats/use-live-event.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { useShownClock } from "../../time/shown-zone.ts";
import { useNow } from "../../time/use-now.ts";
import { Button } from "../../ui/button.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { OpenOffer } from "./open-offer.tsx";

/** An offer by itself: where its card, its notice and its push message lead. */
export default function OfferPage() {
  const { eventId = "", sessionId = "" } = useParams();
  return <Content eventId={eventId} sessionId={sessionId} />;
}

const A_MINUTE = 60_000;

function Content({
  eventId,
  sessionId,
}: {
  readonly eventId: string;
  readonly sessionId: string;
}): ReactNode {
  const { identity, signIn } = useIdentity();
  const attendeeId = attendeeIdOf(identity);
  const event = useEvent(eventId);
  const session = useSession(eventId, sessionId);
  const schedule = useQuery(myScheduleQuery(useApiAccess(), useQueryClient(), eventId, attendeeId));
  const failed =
    errorInstead(event) ?? (session.data === undefined ? session.error : null) ?? errorInstead(schedule);
  if (failed) {
    if (failureOf(failed).kind === "missing") return <NotFoundPage />;
    const retry = () => void Promise.all([event.refetch(), session.refetch(), schedule.refetch()]);
    return <LoadFailure alone error={failed} retry={retry} />;
  }
  if (identity.status === "signed-out") {
    const returnTo = `/events/${eventId}/sessions/${sessionId}/offer`;
    return (
      <Placeholder alone icon={Ticket} title={text.signedOutTitle} hint={text.signedOutHint}>
        <PageTitle parts={[text.page]} />
        <Button onClick={() => signIn({ returnTo })}>{messages.identity.signIn}</Button>
      </Placeholder>
    );
  }
  if (event.data === undefined || session.data === undefined || schedule.data === undefined) {
    return <OfferSkeleton />;
  }
  if (isBooth(session.data)) return <Navigate replace to={boothPath(session.data)} />;
  return <Loaded event={event.data} session={session.data} />;
}

interface LoadedProps {
  readonly event: Event;
  readonly session: AgendaSession;
}

function Loaded({ event, ...props }: LoadedProps) {
  useLiveEvent(event.eventId);
  const { session, rsvp = null } = useLiveSession(props.session);
  const now = useNow(rsvp?.status === "OFFERED" ? 1_000 : A_MINUTE);
  const shown = useShownClock(event);
  const { timeZone } = shown;
  const isOpen = seatState(session, rsvp, now).kind === "offered";
  const wasOpen = useRef(false);
  if (isOpen) wasOpen.current = true;
  const trackIndex = useTrackIndex(session);
  const about = { session, timeZone, now, trackIndex };
  return (
    <>
      <PageTitle parts={[text.page, session.title]} />
      {isOpen && rsvp ? (
        <OpenOffer {...about} {...{ event, rsvp }} />
      ) : (
        <OfferOutcome
          outcome={outcomeOf({
            ...{ rsvp, timeZone, now, answered: wasOpen.current },
            ending: endingOf(session, rsvp, now),
          })}
          session={session}
          isNews={wasOpen.current}
          card={<OfferSession eventId={event.eventId} {...about} />}
        />
      )}
    </>
  );
}

/** Only what is known anyway: a person who comes from a push message should not wait for a whole agenda. */
function useTrackIndex({ eventId, track }: AgendaSession): number {
  const { data } = useQuery({
    ...agendaQuery(useApiAccess(), useQueryClient(), eventId),
    enabled: false,
  });
  return data === undefined || track === null ? -1 : tracksOf(data).indexOf(track);
}
