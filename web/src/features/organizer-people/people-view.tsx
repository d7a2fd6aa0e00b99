import type { Event } from "../../api/answers.ts";
import { peopleMessages as text } from "../../messages/organizer/people-messages.ts";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";
import { InviteForm } from "./invite-form.tsx";
import { PeopleList } from "./people-list.tsx";
import { usePeople } from "./use-people.ts";

interface PeopleViewProps {
  readonly event: Event;
  /** The address of the person who looks. */
  readonly own: string | undefined;
}

/** The people with a role in the event, and the form that invites another one. */
export function PeopleView({ event: { eventId, timeZone }, own }: PeopleViewProps) {
  const { list, give, takeAway } = usePeople(eventId);
  const { data: holders, error, refetch } = list;
  return (
    <div className="max-w-2xl">
      <section aria-labelledby="people" className="mt-8">
        <h2 id="people" className="text-lg font-bold tracking-tight">
          {text.list}
        </h2>
        {holders === undefined && error === null && (
          <LoadingSkeleton className="mt-4 h-40 w-full rounded-card" />
        )}
        {holders === undefined && error !== null && <LoadFailure error={error} retry={refetch} />}
        {holders !== undefined && error !== null && (
          <p role="status" className="pt-2 text-sm text-warn">
            {text.stale}
          </p>
        )}
        {holders?.length === 0 && <Placeholder title={text.emptyTitle} hint={text.emptyHint} />}
        {holders !== undefined && holders.length > 0 && (
          <PeopleList {...{ holders, timeZone, own, give, takeAway }} />
        )}
      </section>
      <div className="mt-10 border-t border-line pt-2">
        <InviteForm {...{ eventId, give }} />
      </div>
    </div>
  );
}
