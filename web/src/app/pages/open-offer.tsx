import { Link } from "react-router";
import type { AgendaSession, Event, MySchedule, Rsvp } from "../../api/answers.ts";
import { useCached } from "../../api/use-cached.ts";
import { OfferClashes } from "../../features/rsvp/offer-clashes.tsx";
import { OfferPageAnswers } from "../../features/rsvp/offer-page-answers.tsx";
import { OfferPass } from "../../features/rsvp/offer-pass.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { offerMessages } from "../../messages/attendee/offer-messages.ts";
import { offerPageMessages as text } from "../../messages/attendee/offer-page-messages.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { OfferClock } from "../../seats/offer-clock.tsx";
import { OfferFrame } from "../../seats/offer-frame.tsx";
import { OfferSession } from "../../seats/offer-session.tsx";
import { endText, lengthOfOffer, quietBefore } from "../../seats/offer-time.ts";
import { endOfOffer, openOffers } from "../../seats/open-offers.ts";
import { useShowsOffers } from "../../seats/page-offers.ts";
import { urgencyOf } from "../../seats/urgency.ts";
import { ZoneSwitch } from "../../seats/zone-switch.tsx";

interface OpenOfferProps {
  readonly event: Event;
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly rsvp: Rsvp;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly trackIndex: number;
}

/** What is offered, until when, what is at the same time, and every answer that a person can give. */
export function OpenOffer({ event, session, rsvp, timeZone, now, trackIndex }: OpenOfferProps) {
  const { eventId } = event;
  const offer = { session, rsvp };
  const others = useOtherOffers(session, now);
  const end = endOfOffer(rsvp);
  const quiet = quietBefore(end, now, event);
  const isLast = urgencyOf(end - now) === "last";
  return (
    <OfferFrame
      title={isLast ? text.lastTitle : offerMessages.title}
      lead={isLast ? text.lastLead : text.lead}
      card={
        <OfferSession {...{ eventId, session, timeZone, now, trackIndex }}>
          <OfferClashes {...{ session, event, timeZone, now }} />
        </OfferSession>
      }
      picture={
        <OfferClock left={end - now} length={lengthOfOffer(offer)} until={endText(end, now, timeZone)} />
      }
      notes={
        <div className="grid gap-2.5 pb-2 text-sm text-ink-soft">
          <p>
            {text.whenOver}
            {quiet && ` ${offerMessages.quiet(quiet.from, quiet.to)}`}
          </p>
          <OfferPass
            offer={offer}
            timeZone={timeZone}
            className="rounded-[0.75rem] border border-line p-3.5"
          />
          {others > 0 && (
            <p>
              <Link to={`/events/${eventId}/notices`} className="underline underline-offset-2">
                {text.others(others)}
              </Link>
            </p>
          )}
          <ZoneSwitch event={event} />
        </div>
      }
      answers={<OfferPageAnswers {...{ offer, event, now }} />}
    />
  );
}

/** Cards of other offers would cover the answers, so the page names them instead. */
function useOtherOffers({ sessionId, eventId }: AgendaSession, now: number): number {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const schedule = useCached<MySchedule, MySchedule | undefined>(
    myScheduleKey(eventId, attendeeId),
    (state) => state?.data,
  );
  const ids = schedule ? openOffers(schedule, now).map(({ session }) => session.sessionId) : [sessionId];
  useShowsOffers(ids);
  return ids.filter((id) => id !== sessionId).length;
}
