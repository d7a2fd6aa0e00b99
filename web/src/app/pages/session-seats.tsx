import type { AgendaSession, MySchedule, Rsvp, ScheduleEntry } from "../../api/answers.ts";
import { useCached } from "../../api/use-cached.ts";
import { SeatButton } from "../../features/rsvp/seat-button.tsx";
import { BAR } from "../../features/rsvp/seat-layouts.ts";
import { SeatWords } from "../../features/rsvp/seat-words.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { offerMessages } from "../../messages/attendee/offer-messages.ts";
import { sessionMessages as text } from "../../messages/attendee/session-messages.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { endText } from "../../seats/offer-time.ts";
import { endOfOffer, openOffers } from "../../seats/open-offers.ts";
import { useShowsOffers } from "../../seats/page-offers.ts";
import { seatState } from "../../seats/seat-state.ts";
import { useJustConfirmed } from "../../seats/use-just-confirmed.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { SeatPicture } from "../../ui/seat-picture.tsx";

interface SessionSeatsProps {
  /** The session as the service answered, which the button brings up to date itself. */
  readonly asked: AgendaSession;
  readonly session: AgendaSession;
  readonly rsvp: Rsvp | null;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const NONE: readonly string[] = [];

/**
 * Picture, words and button. An offer of this session is answered here, so no card repeats it. Beside the card of another
 * offer, which is the loudest thing of a page, the button is tonal.
 */
export function SessionSeats({ asked, session, rsvp, timeZone, now }: SessionSeatsProps) {
  const { sessionId, capacity, seatsLeft, eventId } = session;
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const isOther = (offer: ScheduleEntry) => offer.session.sessionId !== sessionId;
  const docked = useCached<MySchedule, boolean>(
    myScheduleKey(eventId, attendeeId),
    (state) => state?.data !== undefined && openOffers(state.data, now).some(isOther),
  );
  const end = rsvp === null ? 0 : endOfOffer(rsvp);
  const isOffered = end > now;
  useShowsOffers(isOffered ? [sessionId] : NONE);
  const isNew = useJustConfirmed(asked);
  const isYours = rsvp?.status === "CONFIRMED" || isOffered;
  const open = session.state !== "CANCELLED" && now < Date.parse(session.endsAt);
  return (
    <div
      className={`${isNew ? "tick-drawn-inside" : ""} grid min-h-13 grid-cols-[minmax(0,auto)_minmax(max-content,1fr)_auto] grid-rows-[1fr_auto_auto_1fr] [grid-template-areas:'picture_._act'_'picture_seats_act'_'picture_of_act'_'picture_._act'] lg:grid-cols-[auto_1fr] lg:[grid-template-areas:'picture_.'_'picture_seats'_'picture_of'_'act_act']`}
    >
      {open && capacity !== null && capacity > 0 && (
        <div
          // Two buttons leave no room for it on a phone.
          className={`mr-3 self-center [grid-area:picture] lg:mr-4 lg:mb-4 ${isOffered ? "max-lg:hidden" : ""}`}
        >
          <SeatPicture
            {...{ capacity, isYours, isNew }}
            left={seatsLeft ?? 0}
            className="h-11 max-w-full lg:h-20"
          />
        </div>
      )}
      {open && (isOffered || capacity !== null) && (
        <p
          // It may need its day as well, and then a second line.
          className={`text-sm/5 text-ink-soft tabular-nums [grid-area:of] lg:mb-4 ${isOffered ? "w-0 min-w-full" : ""}`}
        >
          {isOffered ? offerMessages.until(endText(end, now, timeZone)) : text.of(capacity ?? 0)}
        </p>
      )}
      <SeatButton
        session={asked}
        layout={BAR}
        size="lg"
        timeZone={timeZone}
        {...(docked && { variant: "secondary" as const })}
      />
    </div>
  );
}

/** How full another session is, in words. */
export function ListedSeats({ session: listed }: { readonly session: AgendaSession }) {
  const { session, rsvp = null } = useLiveSession(listed);
  const now = Date.now();
  return <SeatWords session={session} state={seatState(session, rsvp, now)} now={now} />;
}
