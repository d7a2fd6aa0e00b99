import { gql, type TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { createContext, type ReactNode, useRef } from "react";
import { bulkCacheOf } from "../../api/bulk-cache.ts";
import type { Session } from "../../api/schema.ts";
import type { SessionSeats } from "../../api/session-seats.ts";
import { useRefresh } from "../../api/use-refresh.ts";

type SeatChange = Pick<
  Session,
  "__typename" | "id" | "state" | "capacity" | "taken" | "waiting" | "seatsLeft"
> &
  Pick<SessionSeats, "myRsvp">;

/**
 * It asks only for fields that change often, because an agenda of nine hundred sessions is requested again
 * and again.
 */
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
        cancelledAt
        cancelReason
        offerExpiresAt
        waitlistPosition
        waitlistPositionText
      }
    }
  }
`;

/** Buttons inside need not request their session. */
export const SeatsBrought = createContext(false);

interface EventSeatsProps {
  readonly eventId: string;
  readonly children: ReactNode;
}

/** Keeps the seats of an event's sessions up to date after the page has loaded them. */
export function EventSeats({ eventId, children }: EventSeatsProps) {
  const client = useApolloClient();
  const variables = { eventId };
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
