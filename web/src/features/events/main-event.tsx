import { Link } from "react-router";
import type { ShownEvent } from "../../api/shown-event.ts";
import { dateRange } from "../../time/date-range.ts";
import { untilEvent } from "../../time/until-event.ts";
import { accentProps } from "../../ui/accent.ts";
import { EventPicture } from "./event-picture.tsx";

interface MainEventProps {
  readonly event: ShownEvent;
  readonly now: number;
}

/** The event that is on now or comes first, on its paint. */
export function MainEvent({ event, now }: MainEventProps) {
  const { eventId, title, startsAt, endsAt, timeZone, venue, logoUrl } = event;
  const when = untilEvent(startsAt, endsAt, now, timeZone);
  return (
    <article
      {...accentProps(eventId, event.accentColor)}
      className="relative mt-5 overflow-hidden rounded-sheet has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
    >
      <div data-paint="" className="flex flex-col bg-cover text-ink sm:h-84 sm:flex-row">
        <EventPicture event={event} className="aspect-video w-full sm:aspect-auto sm:w-[58%]" />
        <div className="flex flex-1 flex-col p-4.5 pb-5 sm:p-8">
          <div className="flex items-center gap-3.5 sm:block">
            {logoUrl && (
              <img src={logoUrl} alt="" className="size-10 shrink-0 rounded-mark object-contain sm:size-11" />
            )}
            <h2 className="font-display text-2xl/7 font-[650] tracking-[-0.02em] text-balance sm:mt-4 sm:text-4xl/10">
              <Link to={`/events/${eventId}`} className="outline-none after:absolute after:inset-0">
                {title}
              </Link>
            </h2>
          </div>
          <p className="mt-3">{dateRange(startsAt, endsAt, timeZone)}</p>
          <p className="text-ink-soft">{venue ?? timeZone.replaceAll("_", " ")}</p>
          {when !== null && (
            <p className="mt-3 flex items-center gap-2.5 font-display text-[0.9375rem] font-semibold sm:mt-auto sm:pt-6">
              <span aria-hidden className="size-2.5 rounded-full bg-spark" />
              <span className="first-letter:uppercase">{when}</span>
            </p>
          )}
        </div>
      </div>
    </article>
  );
}
