import type { ApolloClient } from "@apollo/client";
import { SEAT_CHANGES } from "../features/rsvp/event-seats.tsx";
import { EVENT_SEATS_QUERY } from "../features/rsvp/load-event-seats.tsx";
import { SESSIONS_A_REQUEST, someSeats, variablesFor } from "./seat-documents.ts";

export interface SeatRequest {
  /** It asks for all sessions of this event at once. */
  readonly eventId?: string;
  readonly sessionIds: readonly string[];
}

export interface SeatAnswer {
  readonly found: ReadonlySet<string>;
  /** The answer's text, for comparison with a later answer. */
  readonly text: string;
}

/** For more sessions of one event than this, the whole event is requested. */
const FEW = 2 * SESSIONS_A_REQUEST;

/** @param sessions their ids, with the events that the page names */
export function planRequests(sessions: ReadonlyMap<string, string | undefined>): SeatRequest[] {
  const byEvent = Map.groupBy(sessions.keys(), (id) => sessions.get(id));
  const requests: SeatRequest[] = [];
  const few: string[] = [];
  for (const [eventId, sessionIds] of byEvent) {
    if (eventId !== undefined && sessionIds.length > FEW) requests.push({ eventId, sessionIds });
    else few.push(...sessionIds);
  }
  for (let start = 0; start < few.length; start += SESSIONS_A_REQUEST) {
    requests.push({ sessionIds: few.slice(start, start + SESSIONS_A_REQUEST) });
  }
  return requests;
}

/**
 * Loads the seats into the cache.
 * @param again fields that do not change are loaded already
 */
export async function requestSeats(
  client: ApolloClient,
  { eventId, sessionIds }: SeatRequest,
  again: boolean,
): Promise<SeatAnswer> {
  const fetchPolicy = "network-only";
  if (eventId === undefined) {
    const query = someSeats(sessionIds.length);
    const { data } = await client.query({ query, variables: variablesFor(sessionIds), fetchPolicy });
    const found = Object.values(data ?? {}).flatMap((session) => session?.id ?? []);
    return { found: new Set(found), text: JSON.stringify(data) };
  }
  const query = again ? SEAT_CHANGES : EVENT_SEATS_QUERY;
  const { data } = await client.query({ query, variables: { eventId }, fetchPolicy });
  return { found: new Set(data?.sessions.map(({ id }) => id)), text: JSON.stringify(data) };
}
