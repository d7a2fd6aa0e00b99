import { gql, type TypedDocumentNode } from "@apollo/client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { createContext, type ReactNode, useEffect, useRef } from "react";
import { bulkCacheOf } from "../../api/bulk-cache.ts";
import type { Session } from "../../api/schema.ts";
import { SESSION_SEATS, type SessionSeats } from "../../api/session-seats.ts";
import { useRefresh } from "../../api/use-refresh.ts";

interface EventSeatsQuery {
  readonly sessions: readonly SessionSeats[];
}

export const EVENT_SEATS_QUERY: TypedDocumentNode<EventSeatsQuery, { eventId: string }> = gql`
  query EventSeats($eventId: ID!) {
    sessions(eventId: $eventId) {
      ...SessionSeats
    }
  }
  ${SESSION_SEATS}
`;

type SeatChange = Pick<
  Session,
  "__typename" | "id" | "state" | "capacity" | "taken" | "waiting" | "seatsLeft"
> &
  Pick<SessionSeats, "myRsvp">;

/** Only what changes from minute to minute: an agenda of nine hundred sessions is asked for again and again. */
export const SEAT_CHANGES: TypedDocumentNode<
  { readonly sessions: readonly SeatChange[] },
  { eventId: string }
> = gql`
  query SeatChanges($eventId: ID!) {
    sessions(eventId: $eventId) {
      id
      state
      capacity
      taken
      waiting
      seatsLeft
      myRsvp {
        id
        sessionId
        status
        offerExpiresAt
        waitlistPosition
        waitlistPositionText
      }
    }
  }
`;

/** Buttons inside need not ask for their session. */
export const SeatsBrought = createContext(false);

interface EventSeatsProps {
  readonly eventId: string;
  /** The page has loaded them itself. */
  readonly loaded?: boolean;
  readonly children: ReactNode;
}

/** Loads the seats of all sessions of an event at once and keeps them up to date. */
export function EventSeats({ eventId, loaded = false, children }: EventSeatsProps) {
  const client = useApolloClient();
  const variables = { eventId };
  const { data: seats } = useQuery(EVENT_SEATS_QUERY, { variables, skip: loaded, fetchPolicy: "no-cache" });
  useEffect(() => {
    if (seats !== undefined) bulkCacheOf(client).put(seats.sessions);
  }, [client, seats]);
  const before = useRef("");
  useRefresh(async () => {
    const { data } = await client.query({ query: SEAT_CHANGES, variables, fetchPolicy: "no-cache" });
    bulkCacheOf(client).put(data?.sessions ?? []);
    const now = JSON.stringify(data);
    const changed = now !== before.current;
    before.current = now;
    return changed;
  });
  return <SeatsBrought value={true}>{children}</SeatsBrought>;
}
