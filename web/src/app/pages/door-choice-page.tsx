import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { Link, useSearchParams } from "react-router";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead } from "../../api/failure.ts";
import { myRolesQuery } from "../../api/my-roles.ts";
import { eventsQuery } from "../../api/queries.ts";
import { useEvent } from "../../api/use-event.ts";
import { useScanQueue } from "../../features/door/scans/queue-context.tsx";
import { SessionChoice } from "../../features/door/view/session-choice.tsx";
import { attendeeIdOf, useIdentity } from "../../identity/identity.ts";
import { doorMessages as text } from "../../messages/door/door-messages.ts";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";

/** Chooses an event, if there are several, and then a session. */
export default function DoorChoicePage() {
  const access = useApiAccess();
  const { identity } = useIdentity();
  const roles = useQuery(myRolesQuery(access, attendeeIdOf(identity) ?? "")).data;
  const events = useQuery({ ...eventsQuery(access), enabled: roles?.owner === true });
  const [search] = useSearchParams();
  const failed = errorInstead(events);
  const choices: readonly Pick<Event, "eventId" | "title">[] | undefined = roles?.owner
    ? events.data
    : roles?.roles;
  const chosen = search.get("event") ?? (choices?.length === 1 ? choices[0]?.eventId : undefined);
  return (
    <div className="mx-auto max-w-xl">
      <PageTitle parts={[text.title]} />
      <h1 className="py-5 font-display text-3xl font-[650] tracking-[-0.02em]">{text.title}</h1>
      <Waiting />
      {chosen !== undefined ? (
        <ChosenEvent eventId={chosen} several={(choices?.length ?? 0) > 1} />
      ) : failed ? (
        <LoadFailure error={failed} retry={() => void events.refetch()} />
      ) : choices === undefined ? (
        <LoadingSkeleton className="h-20" />
      ) : (
        <EventChoice events={choices} />
      )}
    </div>
  );
}

/** What an earlier page could not send. */
function Waiting() {
  const waiting = useScanQueue().scans.filter(({ state }) => state !== "done").length;
  return (
    <p
      role="status"
      className="mb-3 rounded-control bg-warn-wash px-3 py-2 font-semibold text-warn empty:hidden"
    >
      {waiting > 0 && text.state.sending(waiting)}
    </p>
  );
}

function EventChoice({ events }: { readonly events: readonly Pick<Event, "eventId" | "title">[] }) {
  if (events.length === 0) return <Placeholder title={text.choose.events} hint={text.choose.none} />;
  return (
    <>
      <h2 className="font-display text-xl font-semibold">{text.choose.events}</h2>
      <ul>
        {events.map(({ eventId, title }) => (
          <li key={eventId} className="border-b border-line">
            <Link
              to={`/door?event=${eventId}`}
              className="flex min-h-16 items-center gap-3 py-3 font-display text-lg font-semibold hover:bg-sunken"
            >
              <span className="min-w-0 grow">{title}</span>
              <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function ChosenEvent({ eventId, several }: { readonly eventId: string; readonly several: boolean }) {
  const event = useEvent(eventId);
  const failed = errorInstead(event);
  if (failed) return <LoadFailure error={failed} retry={() => void event.refetch()} />;
  if (event.data === undefined) return <LoadingSkeleton className="h-20" />;
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center justify-between gap-2 text-ink-soft">
        <span>{event.data.title}</span>
        {several && (
          <Link to="/door" className="py-2 font-semibold text-accent underline underline-offset-2">
            {text.choose.otherEvent}
          </Link>
        )}
      </p>
      <SessionChoice event={event.data} />
    </>
  );
}
