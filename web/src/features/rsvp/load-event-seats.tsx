import { gql, type TypedDocumentNode } from "@apollo/client";
import { useApolloClient, useQuery } from "@apollo/client/react";
import { type ReactNode, useEffect } from "react";
import { bulkCacheOf } from "../../api/bulk-cache.ts";
import { SESSION_SEATS, type SessionSeats } from "../../api/session-seats.ts";
import { EventSeats } from "./event-seats.tsx";

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

interface LoadEventSeatsProps {
  readonly eventId: string;
  readonly children: ReactNode;
}

/** Loads the seats of all sessions of an event at once and keeps them up to date. */
export function LoadEventSeats({ eventId, children }: LoadEventSeatsProps) {
  const client = useApolloClient();
  const { data } = useQuery(EVENT_SEATS_QUERY, { variables: { eventId }, fetchPolicy: "no-cache" });
  useEffect(() => {
    if (data !== undefined) bulkCacheOf(client).put(data.sessions);
  }, [client, data]);
  return <EventSeats eventId={eventId}>{children}</EventSeats>;
}
