import { useQuery } from "@tanstack/react-query";
import { CalendarPlus, ChevronRight } from "lucide-react";
import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventsQuery } from "../../api/organizer/queries.ts";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { dateRange } from "../../time/date-range.ts";
import { accentProps } from "../../ui/accent.ts";
import { buttonLook } from "../../ui/button.tsx";
import House from "../../ui/house.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";

interface EventListProps {
  /** The events that the person may organize. `undefined`: all. */
  readonly only: readonly string[] | undefined;
}

/** The latest comes first, because organizers work on it. */
export function EventList({ only }: EventListProps) {
  const { data: all, error, refetch } = useQuery(eventsQuery(useApiAccess()));
  const events = only === undefined ? all : all?.filter(({ eventId }) => only.includes(eventId));
  if (events === undefined) {
    if (error !== null) return <LoadFailure error={error} retry={refetch} />;
    return (
      <Loading className="mt-8 grid gap-3">
        <Skeleton className="h-22 rounded-card" />
        <Skeleton className="h-22 rounded-card" />
      </Loading>
    );
  }
  if (events.length === 0) {
    return (
      <Placeholder icon={CalendarPlus} title={text.emptyTitle} hint={text.emptyHint}>
        <Link to="/organizer/new" className={buttonLook({})}>
          {text.create}
        </Link>
      </Placeholder>
    );
  }
  const latestFirst = events.toSorted((a, b) => b.startsAt.localeCompare(a.startsAt));
  return (
    <ul className="mt-8 grid gap-3">
      {latestFirst.map((event) => (
        <EventCard key={event.eventId} event={event} />
      ))}
    </ul>
  );
}

function EventCard({ event }: { readonly event: Event }) {
  const { eventId, title, startsAt, endsAt, timeZone, accentColor, published, lastImport } = event;
  const over = Date.parse(endsAt) < Date.now();
  return (
    <li
      {...accentProps(eventId, accentColor)}
      className="group relative flex items-center gap-4 rounded-card border border-line bg-surface p-3 transition-colors hover:border-accent sm:p-4"
    >
      <Picture event={event} />
      <div className="min-w-0">
        <h2 className="font-display text-lg leading-snug font-semibold">
          <Link
            to={`/organizer/events/${eventId}`}
            className="after:absolute after:inset-0 after:rounded-card"
          >
            {title}
          </Link>
        </h2>
        <p className="mt-0.5 text-sm text-ink-soft">
          {dateRange(startsAt, endsAt, timeZone)} · {eventId}
          {over && ` · ${text.past}`}
        </p>
        {(!published || lastImport?.complete === false) && (
          <p className="mt-1.5 flex flex-wrap gap-2 text-xs font-semibold">
            {!published && (
              <span className="rounded-full bg-sunken px-2 py-0.5 text-ink-soft">{text.draft}</span>
            )}
            {lastImport?.complete === false && (
              <span className="rounded-full bg-warn-wash px-2 py-0.5 text-warn">
                {text.importIncompleteShort(lastImport.done, lastImport.total)}
              </span>
            )}
          </p>
        )}
      </div>
      <ChevronRight
        aria-hidden
        className="ml-auto size-5 shrink-0 text-accent transition-transform group-hover:translate-x-0.5"
      />
    </li>
  );
}

/** Events are told apart by what attendees see of them. */
const Picture = ({ event: { eventId, coverUrl } }: { readonly event: Event }) => {
  const look = "size-14 shrink-0 rounded-control sm:size-16";
  return coverUrl ? (
    <img src={coverUrl} alt="" className={`object-cover ${look}`} />
  ) : (
    <House eventId={eventId} close className={`bg-cover ${look}`} />
  );
};
