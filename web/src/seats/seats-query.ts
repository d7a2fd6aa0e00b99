import { type QueryClient, type QueryState, queryOptions } from "@tanstack/react-query";
import type { AgendaAnswer, AgendaSession, SeatsAnswer, SessionSeats } from "../api/answers.ts";
import { askAnew } from "../api/ask-anew.ts";
import { eventPath, readPublic } from "../api/queries.ts";
import type { ApiAccess } from "../api/request.ts";
import { nextTask } from "../time/next-task.ts";
import { boothsKey, isBooth } from "./booths.ts";
import { isHeld, OLDEST_COPY_MS } from "./held.ts";

/** Seats by session id. */
export type EventSeats = Readonly<Record<string, SessionSeats>>;

/** An answer this young needs no second look when another page of the event opens. */
const STALE_MS = 10_000;
/** The programme changes rarely and is long; what changes all the time is in the seats. */
const PROGRAMME_STALE_MS = 10 * 60_000;
/** A session may move while a page lies open. */
const PROGRAMME_LOOK_MS = 30 * 60_000;

export const seatsKey = (eventId: string) => ["seats", eventId] as const;

/** The seats of an event's sessions, which change all the time. */
export const seatsQuery = (access: ApiAccess, client: QueryClient, eventId: string) =>
  queryOptions({
    queryKey: seatsKey(eventId),
    staleTime: STALE_MS,
    queryFn: async ({ signal }) => {
      const { seats } = await readPublic<SeatsAnswer>(access, `${eventPath(eventId)}/seats`, signal);
      return withHeld(client, eventId, seats);
    },
  });

/** The sessions of an event without abstracts, and without booths, which have no time. The seats in this answer serve until `seatsQuery` has brought some. */
export const agendaQuery = (access: ApiAccess, client: QueryClient, eventId: string) =>
  queryOptions({
    queryKey: ["agenda", eventId],
    staleTime: PROGRAMME_STALE_MS,
    refetchInterval: PROGRAMME_LOOK_MS,
    queryFn: async ({ signal }) => {
      const path = `${eventPath(eventId)}/sessions?abstracts=omit`;
      const { sessions } = await readPublic<AgendaAnswer>(access, path, signal);
      client.setQueryData(boothsKey(eventId), sessions.filter(isBooth));
      // Reading a long answer was one task; the page responds before the next one.
      await nextTask();
      client.setQueryData<EventSeats>(
        seatsKey(eventId),
        (known) => known ?? withHeld(client, eventId, sessions),
        OF_UNKNOWN_AGE,
      );
      return sessions.filter((each) => !isBooth(each));
    },
  });

/** Caches keep an agenda longer than its seats. */
const OF_UNKNOWN_AGE = { updatedAt: 0 };
export const areOfUnknownAge = ({ dataUpdatedAt }: Pick<QueryState, "dataUpdatedAt">): boolean =>
  dataUpdatedAt === OF_UNKNOWN_AGE.updatedAt;

function withHeld(client: QueryClient, eventId: string, seats: readonly SessionSeats[]): EventSeats {
  const before = client.getQueryData<EventSeats>(seatsKey(eventId));
  return Object.fromEntries(
    seats.map((each) => {
      const held = isHeld(client, each.sessionId) ? before?.[each.sessionId] : undefined;
      return [each.sessionId, held ?? seatsOf(each)];
    }),
  );
}

/** Asks for the seats when no cache has older ones than an act that has just ended. */
export function askForSeatsAfterAct(client: QueryClient, eventId: string): void {
  setTimeout(() => void askAnew(client, { queryKey: seatsKey(eventId) }), OLDEST_COPY_MS);
}

/** The latest known seats of a session. */
export const seatsIn = (client: QueryClient, session: AgendaSession): SessionSeats =>
  client.getQueryData<EventSeats>(seatsKey(session.eventId))?.[session.sessionId] ?? seatsOf(session);

const seatsOf = ({ sessionId, state, capacity, taken, waiting }: SessionSeats): SessionSeats => ({
  sessionId,
  state,
  capacity,
  taken,
  waiting,
});

export function withSeats<S extends AgendaSession>(session: S, seats: SessionSeats | undefined): S {
  if (seats === undefined) return session;
  const { capacity, taken } = seats;
  return { ...session, ...seats, seatsLeft: capacity === null ? null : Math.max(0, capacity - taken) };
}
