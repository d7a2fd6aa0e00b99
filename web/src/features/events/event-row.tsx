import { ChevronRight } from "lucide-react";
import { Link } from "react-router";
import type { ShownEvent } from "../../api/shown-event.ts";
import { dateRange } from "../../time/date-range.ts";
import { untilEvent } from "../../time/until-event.ts";
import { accentProps } from "../../ui/accent.ts";
import { EventPicture } from "./event-picture.tsx";

interface EventRowProps {
  readonly event: ShownEvent;
  readonly now: number;
}

/** On a phone a row, elsewhere a card. */
export function EventRow({ event, now }: EventRowProps) {
  const { eventId, title, startsAt, endsAt, timeZone, venue } = event;
  const when = untilEvent(startsAt, endsAt, now, timeZone);
  return (
    <li
      {...accentProps(eventId, event.accentColor)}
      className="group relative flex items-center gap-3.5 border-b border-line py-2.5 transition-colors sm:flex-col sm:items-stretch sm:gap-0 sm:overflow-hidden sm:rounded-card sm:border sm:bg-surface sm:py-0 sm:hover:border-line-strong"
    >
      <EventPicture
        event={event}
        close
        className="size-18 shrink-0 rounded-[0.875rem] sm:h-28 sm:w-full sm:rounded-none"
      />
      <div className="min-w-0 flex-1 sm:p-4">
        <h3 className="font-display text-[1.0625rem]/5.5 font-semibold">
          <Link
            to={`/events/${eventId}`}
            className="after:absolute after:inset-0 after:rounded-card focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2"
          >
            {title}
          </Link>
        </h3>
        <p className="mt-0.5 text-sm/5">
          {dateRange(startsAt, endsAt, timeZone)}
          {when !== null && <span className="whitespace-nowrap text-ink-soft"> · {when}</span>}
        </p>
        <p className="truncate text-sm/5 text-ink-soft">{venue ?? timeZone.replaceAll("_", " ")}</p>
      </div>
      <ChevronRight aria-hidden className="size-5 shrink-0 sm:hidden" />
    </li>
  );
}
