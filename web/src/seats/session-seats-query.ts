import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { SESSION_SEATS, type SessionSeats } from "../api/session-seats.ts";

interface SessionSeatsQuery {
  readonly session: SessionSeats | null;
}

export const SESSION_SEATS_QUERY: TypedDocumentNode<SessionSeatsQuery, { sessionId: string }> = gql`
  query SessionSeats($sessionId: ID!) {
    session(sessionId: $sessionId) {
      ...SessionSeats
    }
  }
  ${SESSION_SEATS}
`;

/** @param brought the page loads the whole event's seats: no request is made for one session */
export function useSessionSeats(sessionId: string, brought: boolean) {
  const { data, loading, error } = useQuery(SESSION_SEATS_QUERY, {
    variables: { sessionId },
    fetchPolicy: brought ? "cache-only" : "cache-first",
  });
  return { seats: data?.session ?? undefined, loading, error };
}
