import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Event, Session, Speaker } from "../../api/schema.ts";
import { SESSION_SEATS, type SessionSeats } from "../../api/session-seats.ts";

export type AgendaEvent = Pick<
  Event,
  "__typename" | "id" | "title" | "timeZone" | "startsAt" | "endsAt" | "accentColor"
>;

export interface AgendaSession
  extends SessionSeats,
    Pick<Session, "endsAt" | "type" | "track" | "room" | "language"> {
  readonly speakers: readonly Pick<Speaker, "__typename" | "name">[];
}

interface AgendaQuery {
  readonly event: AgendaEvent | null;
  readonly sessions: readonly AgendaSession[];
}

// Without abstracts: those of nine hundred sessions would take longer than everything else.
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
      endsAt
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

export function useAgenda(eventId: string) {
  return useQuery(AGENDA, { variables: { eventId } });
}
