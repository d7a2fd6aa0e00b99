import { gql, type TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type BulkCache, bulkCacheOf } from "../../api/bulk-cache.ts";
import type { Event, Session, Speaker } from "../../api/schema.ts";
import { SESSION_SEATS, type SessionSeats } from "../../api/session-seats.ts";
import { useIdentity } from "../../identity/identity.ts";

export type AgendaEvent = Pick<
  Event,
  "__typename" | "id" | "title" | "timeZone" | "startsAt" | "endsAt" | "accentColor"
>;

export interface AgendaSession extends SessionSeats, Pick<Session, "type" | "track" | "room" | "language"> {
  readonly speakers: readonly Pick<Speaker, "__typename" | "name">[];
}

interface AgendaQuery {
  readonly event: AgendaEvent | null;
  readonly sessions: readonly AgendaSession[];
}

// It omits abstracts: nine hundred of them would take longer than everything else.
const AGENDA: TypedDocumentNode<AgendaQuery, { eventId: string }> = gql`
  query Agenda($eventId: ID!) {
    event(eventId: $eventId) {
      id
      title
      timeZone
      startsAt
      endsAt
      accentColor
    }
    sessions(eventId: $eventId) {
      type
      track
      room
      language
      speakers {
        name
      }
      ...SessionSeats
    }
  }
  ${SESSION_SEATS}
`;

/** The person for whom each cache loaded its agendas: they contain that person's seats. */
const seenBy = new WeakMap<BulkCache, string | undefined>();

/** An agenda from the cache. It is loaded without Apollo's usual way because it is large. */
export function useAgenda(eventId: string) {
  const client = useApolloClient();
  const { identity } = useIdentity();
  const person = identity.status === "signed-in" ? identity.user.id : undefined;
  const [error, setError] = useState<unknown>();
  const data = useKeptAgenda(bulkCacheOf(client), eventId);

  const load = useCallback(async () => {
    const cache = bulkCacheOf(client);
    const variables = { eventId };
    setError(undefined);
    try {
      const answer = await client.query({ query: AGENDA, variables, fetchPolicy: "no-cache" });
      if (answer.data === undefined) return;
      await nextTask();
      seenBy.set(cache, person);
      cache.putField("event", variables, answer.data.event);
      cache.putField("sessions", variables, answer.data.sessions);
    } catch (failure) {
      setError(failure);
    }
  }, [client, eventId, person]);

  useEffect(() => {
    const cache = bulkCacheOf(client);
    if (agendaIn(cache, eventId) === undefined || seenBy.get(cache) !== person) void load();
  }, [client, eventId, person, load]);

  return { data, error, refetch: load };
}

/** Reading the answer was one long task; the page responds before the next one. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** Returns the same object until something in it changes. */
function useKeptAgenda(cache: BulkCache, eventId: string): AgendaQuery | undefined {
  const kept = useRef<{ version: number; eventId: string; agenda: AgendaQuery | undefined }>(undefined);
  return useSyncExternalStore(cache.onChange, () => {
    const { version } = cache;
    if (kept.current?.version === version && kept.current.eventId === eventId) return kept.current.agenda;
    const before = kept.current?.agenda;
    const now = agendaIn(cache, eventId);
    const agenda = before && now && isSame(before, now) ? before : now;
    kept.current = { version, eventId, agenda };
    return agenda;
  });
}

function isSame(one: AgendaQuery, other: AgendaQuery): boolean {
  return (
    one.event === other.event &&
    one.sessions.length === other.sessions.length &&
    one.sessions.every((session, index) => session === other.sessions[index])
  );
}

/** Undefined unless all fields are loaded: other pages load other fields of events and sessions. */
function agendaIn(cache: BulkCache, eventId: string): AgendaQuery | undefined {
  const event = cache.field("event", { eventId }) as AgendaQuery["event"] | undefined;
  const sessions = cache.field("sessions", { eventId }) as AgendaQuery["sessions"] | undefined;
  if (event === undefined || sessions === undefined || event?.endsAt === undefined) {
    return event === null ? { event, sessions: [] } : undefined;
  }
  return sessions.every(({ endsAt, title }) => endsAt !== undefined && title !== undefined)
    ? { event, sessions }
    : undefined;
}
