import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Event, Session, SessionRsvpType, Speaker } from "../../api/schema.ts";
import { type MyRsvp, SESSION_SEATS, type SessionSeats } from "../../api/session-seats.ts";
import { useRefresh } from "../../api/use-refresh.ts";

export interface SessionDetails
  extends SessionSeats,
    Pick<Session, "eventId" | "abstract" | "type" | "track" | "room" | "language" | "movedFrom"> {
  readonly speakers: readonly Pick<Speaker, "__typename" | "name">[];
  readonly myRsvp: (MyRsvp & Pick<SessionRsvpType, "rsvpAt" | "waitlistedAt">) | null;
}

/** Fields that the agenda does not load. */
export type Late = "abstract" | "movedFrom";

export type SessionEvent = Pick<Event, "__typename" | "id" | "title" | "timeZone" | "accentColor">;

interface SessionQuery {
  readonly event: SessionEvent | null;
  readonly session: SessionDetails | null;
}

const SESSION: TypedDocumentNode<SessionQuery, { eventId: string; sessionId: string }> = gql`
  query Session($eventId: ID!, $sessionId: ID!) {
    event(eventId: $eventId) {
      id
      title
      timeZone
      accentColor
    }
    session(sessionId: $sessionId) {
      eventId
      abstract
      type
      track
      room
      language
      speakers {
        name
      }
      movedFrom {
        startsAt
        endsAt
        room
        movedAt
      }
      myRsvp {
        id
        rsvpAt
        waitlistedAt
      }
      ...SessionSeats
    }
  }
  ${SESSION_SEATS}
`;

/** The agenda's data is shown at once; the description follows. */
export function useSession(eventId: string, sessionId: string) {
  const result = useQuery(SESSION, { variables: { eventId, sessionId }, returnPartialData: true });
  const { data, refetch } = result;
  useRefresh(async () => {
    const answer = await refetch();
    return answer.data !== data;
  });
  return result;
}
