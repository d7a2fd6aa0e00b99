import type { Event, ScheduleEntry } from "../../api/answers.ts";
import { offerMessages as text } from "../../messages/attendee/offer-messages.ts";
import { endText, lengthOfOffer, quietBefore, ringTime } from "../../seats/offer-time.ts";
import { endOfOffer } from "../../seats/open-offers.ts";
import { urgencyOf, urgentColors } from "../../seats/urgency.ts";
import { clockTime } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { TickRing } from "../../ui/tick-ring.tsx";

interface OfferCardProps {
  readonly offer: ScheduleEntry;
  /** How many other offers are open. */
  readonly others: number;
  readonly event: Pick<Event, "timeZone" | "quietHours">;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly busy: boolean;
  onAccept(): void;
  onDecline(button: HTMLElement): void;
}

const LOOK = { box: "size-12", ticks: 24, stroke: 60 };

/** On a phone a card above the navigation, elsewhere a strip below the header. It leads to the offer's page. */
export function OfferCard(props: OfferCardProps) {
  const { offer, others, event, now, busy, onAccept, onDecline } = props;
  const { session, rsvp } = offer;
  const left = endOfOffer(rsvp) - now;
  const urgency = urgencyOf(left);
  return (
    <section
      aria-label={text.label}
      className="rise fixed inset-x-2 bottom-[calc(0.5rem+var(--tabs)+env(safe-area-inset-bottom))] z-[25] rounded-card bg-surface shadow-float sm:sticky sm:top-(--bar) sm:bottom-auto sm:h-14 sm:rounded-none sm:border-b sm:border-line sm:shadow-none"
    >
      <div className="mx-auto flex h-18 items-center gap-3 px-3 sm:h-full sm:px-6">
        <TickRing look={LOOK} left={left / lengthOfOffer(offer)} className={urgentColors[urgency]}>
          <span
            aria-hidden
            className={`font-display text-[0.8125rem] font-semibold tabular-nums ${urgency === "last" ? "" : "text-ink"}`}
          >
            {ringTime(left)}
          </span>
        </TickRing>
        <OfferText {...{ offer, others, event, now }} />
        <div className="relative flex shrink-0 flex-row-reverse gap-2">
          <Button
            busy={busy}
            aria-label={text.acceptOf(session.title)}
            className="sm:h-9 sm:px-4 sm:text-sm"
            onClick={onAccept}
          >
            {text.accept}
          </Button>
          {/* On a phone it has no room here, and is on the offer's page. */}
          <Button
            variant="quiet"
            size="sm"
            aria-label={text.declineOf(session.title)}
            className="max-sm:hidden"
            onClick={({ currentTarget }) => onDecline(currentTarget)}
          >
            {text.decline}
          </Button>
        </div>
      </div>
    </section>
  );
}

function OfferText({
  offer,
  others,
  event,
  now,
}: Pick<OfferCardProps, "offer" | "others" | "event" | "now">) {
  const { session, rsvp } = offer;
  const { timeZone } = event;
  const pages = `/events/${session.eventId}`;
  const end = endOfOffer(rsvp);
  const quiet = quietBefore(end, now, event);
  const when = [clockTime(session.startsAt, timeZone), session.room].filter(Boolean).join(" · ");
  return (
    <div className="min-w-0 flex-1 text-sm leading-tight sm:flex sm:text-[0.9375rem] sm:items-baseline sm:gap-3">
      <p className="font-display text-[0.9375rem] font-semibold sm:shrink-0">{text.title}</p>
      <p className="truncate">
        <a
          href={`${pages}/sessions/${session.sessionId}/offer`}
          className="font-medium after:absolute after:inset-0 after:rounded-card"
        >
          {session.title}
        </a>
        <span className="hidden text-ink-soft lg:inline"> · {when}</span>
      </p>
      <p className="truncate text-[0.8125rem] text-ink-soft sm:shrink-0 sm:text-sm">
        {text.until(endText(end, now, timeZone))}
        {others > 0 && (
          <>
            {" · "}
            <a href={`${pages}/my-schedule`} className="relative underline underline-offset-2">
              {text.more(others)}
            </a>
          </>
        )}
      </p>
      {quiet && (
        <p className="truncate text-xs text-ink-soft sm:hidden lg:block">
          {text.quiet(quiet.from, quiet.to)}
        </p>
      )}
    </div>
  );
}
