import type { Event, MySchedule, ScheduleEntry } from "../../api/answers.ts";
import { useCached } from "../../api/use-cached.ts";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { offerMessages as text } from "../../messages/attendee/offer-messages.ts";
import { myScheduleKey } from "../../seats/my-schedule-query.ts";
import { endText, lengthOfOffer, ringTime } from "../../seats/offer-time.ts";
import { endOfOffer, openOffers } from "../../seats/open-offers.ts";
import { useShowsOffers } from "../../seats/page-offers.ts";
import { urgencyOf, urgentColors } from "../../seats/urgency.ts";
import { useNow } from "../../time/use-now.ts";
import { clockTime } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { TickRing } from "../../ui/tick-ring.tsx";
import { useOfferAnswers } from "./use-offer-answers.tsx";

interface OpenOfferCardsProps {
  readonly event: Event;
  readonly timeZone: string;
}

const LOOK = { box: "size-18", ticks: 36, stroke: 46 };

/** All open offers of the event, on top of the inbox. The one that ends first is the loudest. */
export function OpenOfferCards({ event, timeZone }: OpenOfferCardsProps) {
  const attendeeId = attendeeIdOf(useIdentity().identity);
  const schedule = useCached<MySchedule, MySchedule | undefined>(
    myScheduleKey(event.eventId, attendeeId),
    (state) => state?.data,
  );
  const waits = schedule?.entries.some(({ rsvp }) => endOfOffer(rsvp) > 0);
  const now = useNow(waits ? 1_000 : undefined);
  const offers = schedule === undefined ? [] : openOffers(schedule, now);
  useShowsOffers(offers.map(({ session }) => session.sessionId));
  if (offers.length === 0) return null;
  return (
    <div className="mt-4 grid gap-3">
      {offers.map((offer, index) => (
        <OpenOffer key={offer.rsvp.rsvpId} {...{ offer, timeZone, now }} isFirst={index === 0} />
      ))}
    </div>
  );
}

interface OpenOfferProps {
  readonly offer: ScheduleEntry;
  readonly timeZone: string;
  readonly now: number;
  readonly isFirst: boolean;
}

function OpenOffer({ offer, timeZone, now, isFirst }: OpenOfferProps) {
  const { session, rsvp } = offer;
  const { busy, accept, decline, question } = useOfferAnswers(offer);
  const end = endOfOffer(rsvp);
  const urgency = urgencyOf(end - now);
  const when = [clockTime(session.startsAt, timeZone), session.room].filter(Boolean).join(" · ");
  return (
    <section aria-label={text.label} className="rounded-card bg-surface p-4 shadow-float">
      <div className="relative flex items-center gap-4">
        <TickRing look={LOOK} left={(end - now) / lengthOfOffer(offer)} className={urgentColors[urgency]}>
          <span
            aria-hidden
            className={`font-display text-xl font-semibold tabular-nums ${urgency === "last" ? "" : "text-ink"}`}
          >
            {ringTime(end - now)}
          </span>
        </TickRing>
        <div className="min-w-0 flex-1">
          <h2 className="font-display text-xl/6 font-semibold">{text.title}</h2>
          <p className="mt-0.5 text-[0.9375rem]/5">
            <a
              href={`/events/${session.eventId}/sessions/${session.sessionId}/offer`}
              className="after:absolute after:inset-0"
            >
              {session.title}
            </a>
          </p>
          <p className="text-[0.9375rem]/5 text-ink-soft">
            {when} · <span className="whitespace-nowrap">{text.until(endText(end, now, timeZone))}</span>
          </p>
        </div>
      </div>
      <div className="mt-3.5 flex gap-2">
        <Button
          busy={busy}
          variant={isFirst ? "default" : "secondary"}
          aria-label={text.acceptOf(session.title)}
          className="flex-[1.6]"
          onClick={accept}
        >
          {text.accept}
        </Button>
        <Button
          variant="outline"
          unavailable={busy}
          aria-label={text.declineOf(session.title)}
          className="flex-1"
          onClick={({ currentTarget }) => decline(currentTarget)}
        >
          {text.decline}
        </Button>
      </div>
      {question}
    </section>
  );
}
