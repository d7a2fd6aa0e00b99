import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronRight, Store } from "lucide-react";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import type { AgendaSession, Event } from "../../../api/answers.ts";
import { useApiAccess } from "../../../api/api-access-context.ts";
import { errorInstead } from "../../../api/failure.ts";
import { useCached } from "../../../api/use-cached.ts";
import { doorMessages } from "../../../messages/door/door-messages.ts";
import { boothsKey, isBooth } from "../../../seats/booths.ts";
import { agendaQuery, type EventSeats, seatsQuery, withSeats } from "../../../seats/seats-query.ts";
import { useNow } from "../../../time/use-now.ts";
import { clockTime, dayKey, shortDate } from "../../../time/zoned.ts";
import { LoadFailure } from "../../../ui/placeholder.tsx";
import { plainText } from "../../../ui/plain-text.ts";
import { SearchBox } from "../../../ui/search-box.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { hasWords } from "../../../ui/text-filter.ts";
import { byNearness } from "./by-nearness.ts";

const { choose: text } = doorMessages;
const A_MINUTE = 60_000;
const LOOK_MS = 15_000;
const NO_BOOTHS: readonly AgendaSession[] = [];

/** The sessions of an event, those around now first, and its booths, which are open all day. */
export function SessionChoice({ event }: { readonly event: Event }) {
  const access = useApiAccess();
  const client = useQueryClient();
  const agenda = useQuery(agendaQuery(access, client, event.eventId));
  const seats = useQuery({ ...seatsQuery(access, client, event.eventId), refetchInterval: LOOK_MS }).data;
  const booths = useCached<readonly AgendaSession[], readonly AgendaSession[]>(
    boothsKey(event.eventId),
    (state) => state?.data ?? NO_BOOTHS,
  );
  const [typed, setTyped] = useState("");
  const now = useNow(A_MINUTE);
  const groups = useMemo(() => {
    const matches = hasWords(typed);
    const isFound = ({ title, room }: AgendaSession) => matches(plainText(`${title}\n${room}`));
    const [around, ...others] = byNearness((agenda.data ?? []).filter(isFound), now);
    return [around, { name: "booths", sessions: booths.filter(isFound) } as const, ...others];
  }, [agenda.data, booths, typed, now]);
  const failed = errorInstead(agenda);
  if (failed) return <LoadFailure error={failed} retry={() => void agenda.refetch()} />;
  if (agenda.data === undefined) return <SessionsSkeleton />;
  const isEmpty = groups.every(({ sessions }) => sessions.length === 0);
  return (
    <div className="grid grid-cols-1 gap-4">
      <h2 className="sr-only">{text.sessions}</h2>
      <SearchBox
        label={text.searchLabel}
        placeholder={text.search}
        text={typed}
        onText={setTyped}
        className="w-full"
      />
      {isEmpty && (
        <p role="status" className="py-8 text-center text-ink-soft">
          {agenda.data.length + booths.length === 0 ? text.none : text.nothing}
        </p>
      )}
      {groups.map(
        ({ name, sessions }) =>
          sessions.length > 0 && (
            <section key={name} aria-labelledby={`door-${name}`}>
              <h3 id={`door-${name}`} className="font-display text-xl font-semibold">
                {text[name]}
              </h3>
              <ul>
                {sessions.map((session) => (
                  <Row key={session.sessionId} {...{ session, seats, now }} timeZone={event.timeZone} />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}

interface RowProps {
  readonly session: AgendaSession;
  readonly seats: EventSeats | undefined;
  readonly timeZone: string;
  readonly now: number;
}

function Row({ session, seats, timeZone, now }: RowProps) {
  const { sessionId, title, room, startsAt, state, taken, capacity, waiting } = withSeats(
    session,
    seats?.[session.sessionId],
  );
  const booth = isBooth(session);
  const isToday = dayKey(startsAt, timeZone) === dayKey(now, timeZone);
  const facts = [
    room,
    state === "CANCELLED" ? text.cancelled : (booth ? text.inside : text.reserved)(taken, capacity),
    waiting > 0 && text.waiting(waiting),
  ];
  return (
    <li className="border-b border-line">
      <Link to={`/door/${sessionId}`} className="flex min-h-20 items-center gap-4 py-3 hover:bg-sunken">
        {booth ? (
          <span className="grid w-16 shrink-0">
            <Store aria-hidden className="size-6 text-ink-soft" />
          </span>
        ) : (
          <span className="w-16 shrink-0 font-display text-xl font-semibold tabular-nums">
            {clockTime(startsAt, timeZone)}
            {!isToday && <span className="block text-xs font-medium">{shortDate(startsAt, timeZone)}</span>}
          </span>
        )}
        <span className="min-w-0 grow">
          <span className="line-clamp-2 font-display text-lg leading-6 font-semibold">{title}</span>
          <span className="block text-sm text-ink-soft">{facts.filter(Boolean).join(" · ")}</span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
      </Link>
    </li>
  );
}

const SessionsSkeleton = () => (
  <Loading className="grid gap-3">
    {["a", "b", "c", "d"].map((row) => (
      <Skeleton key={row} className="h-20" />
    ))}
  </Loading>
);
