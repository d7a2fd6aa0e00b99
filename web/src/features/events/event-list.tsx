import { useQuery } from "@tanstack/react-query";
import { CalendarDays, ChevronRight } from "lucide-react";
import { Link } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventsQuery } from "../../api/queries.ts";
import { eventsMessages } from "../../messages/attendee/events-messages.ts";
import { messages } from "../../messages/messages.ts";
import { dateRange } from "../../time/date-range.ts";
import { accentProps } from "../../ui/accent.ts";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** Future events, the next one first, and then past ones. */
export function EventList() {
  const { data: events, error, refetch } = useQuery(eventsQuery(useApiAccess()));
  if (events !== undefined) {
    if (events.length === 0) {
      return (
        <Placeholder icon={CalendarDays} title={eventsMessages.emptyTitle} hint={eventsMessages.emptyHint} />
      );
    }
    return (
      <ul className="mt-8 grid gap-4 sm:grid-cols-2">
        {inOrderOfInterest(events, Date.now()).map((event) => (
          <EventCard key={event.eventId} event={event} now={Date.now()} />
        ))}
      </ul>
    );
  }
  if (error !== null) return <LoadFailure error={error} retry={() => void refetch()} />;
  return (
    <div role="status" aria-label={messages.loading} className="mt-8 grid gap-4 sm:grid-cols-2">
      <Skeleton className="h-36 rounded-card" />
      <Skeleton className="h-36 rounded-card" />
    </div>
  );
}

function inOrderOfInterest(events: readonly Event[], now: number): Event[] {
  const isOver = (event: Event) => Date.parse(event.endsAt) < now;
  const byStart = events.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  return [...byStart.filter((event) => !isOver(event)), ...byStart.filter(isOver).reverse()];
}

function EventCard({ event, now }: { readonly event: Event; readonly now: number }) {
  const over = Date.parse(event.endsAt) < now;
  const running = !over && Date.parse(event.startsAt) <= now;
  return (
    <li
      {...accentProps(event.eventId, event.accentColor)}
      className="group relative flex min-h-36 flex-col overflow-hidden rounded-card border border-line bg-surface p-5 pt-6 transition-colors hover:border-accent"
    >
      <span aria-hidden className={`absolute inset-x-0 top-0 h-1.5 ${over ? "bg-line" : "bg-accent"}`} />
      <p className="flex items-center gap-2 text-sm text-ink-soft">
        {dateRange(event.startsAt, event.endsAt, event.timeZone)}
        {running && <Tag>{eventsMessages.now}</Tag>}
        {over && <span>· {eventsMessages.past}</span>}
      </p>
      <h2 className="mt-1 text-xl font-bold tracking-tight">
        <Link
          to={`/events/${event.eventId}`}
          className="after:absolute after:inset-0 focus-visible:outline-offset-4"
        >
          {event.title}
        </Link>
      </h2>
      <p className="mt-auto flex items-center justify-between pt-4 text-sm text-ink-soft">
        {event.timeZone.replaceAll("_", " ")}
        <ChevronRight
          aria-hidden
          className="size-5 text-accent transition-transform group-hover:translate-x-0.5"
        />
      </p>
    </li>
  );
}

function Tag({ children }: { readonly children: string }) {
  return (
    <span className="rounded-full bg-accent-wash px-2 py-0.5 text-xs font-semibold text-accent">
      {children}
    </span>
  );
}
