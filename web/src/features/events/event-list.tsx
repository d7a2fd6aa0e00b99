import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventsQuery } from "../../api/queries.ts";
import { eventsMessages as text } from "../../messages/attendee/events-messages.ts";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EventRow } from "./event-row.tsx";
import { inOrderOfInterest, isOver } from "./interest.ts";
import { MainEvent } from "./main-event.tsx";

interface EventListProps {
  /** What is shown of a single event in place of a list. */
  renderOnly?(event: Event): ReactNode;
}

/** What is on now or comes first is large; then what follows, and then past events. */
export function EventList({ renderOnly }: EventListProps) {
  const { data: events, error, refetch } = useQuery(eventsQuery(useApiAccess()));
  if (events !== undefined) {
    const [only] = events;
    if (only === undefined) return <Placeholder title={text.emptyTitle} hint={text.emptyHint} />;
    if (renderOnly && events.length === 1) return renderOnly(only);
    return <Events events={events} now={Date.now()} />;
  }
  if (error !== null) return <LoadFailure error={error} retry={() => void refetch()} />;
  return (
    <Loading className="mt-5">
      <Skeleton className="h-96 rounded-sheet sm:h-84" />
      <Skeleton className="mt-9 h-6 w-32" />
      <Skeleton className="mt-3 h-24" />
    </Loading>
  );
}

function Events({ events, now }: { readonly events: readonly Event[]; readonly now: number }) {
  const listed = inOrderOfInterest(events, now);
  const past = listed.filter((event) => isOver(event, now));
  const [main, ...others] = listed.filter((event) => !isOver(event, now));
  const running = others.some(({ startsAt }) => Date.parse(startsAt) <= now);
  return (
    <>
      {main && <MainEvent event={main} now={now} />}
      <Section title={running ? text.more : text.comingUp} events={others} now={now} />
      <Section title={text.past} events={past} now={now} />
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly events: readonly Event[];
  readonly now: number;
}

function Section({ title, events, now }: SectionProps) {
  if (events.length === 0) return null;
  return (
    <section>
      <h2 className="mt-9 font-display text-xl/6.5 font-[650]">{title}</h2>
      <ul className="mt-3 border-t border-line sm:grid sm:grid-cols-2 sm:gap-4 sm:border-0 lg:grid-cols-4">
        {events.map((event) => (
          <EventRow key={event.eventId} event={event} now={now} />
        ))}
      </ul>
    </section>
  );
}
