import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Event } from "../../api/schema.ts";

export type ListedEvent = Pick<
  Event,
  "__typename" | "id" | "title" | "timeZone" | "startsAt" | "endsAt" | "accentColor"
>;

const EVENTS: TypedDocumentNode<{ readonly events: readonly ListedEvent[] }> = gql`
  query Events {
    events {
      id
      title
      timeZone
      startsAt
      endsAt
      accentColor
    }
  }
`;

export function useEvents() {
  return useQuery(EVENTS);
}
