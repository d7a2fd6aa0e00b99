import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import type { Event } from "../api/schema.ts";

const SHOWN_EVENT: TypedDocumentNode<
  { readonly event: Pick<Event, "__typename" | "id" | "title" | "accentColor"> | null },
  { eventId: string }
> = gql`
  query ShownEvent($eventId: ID!) {
    event(eventId: $eventId) {
      id
      title
      accentColor
    }
  }
`;

/** The event that the page has loaded, without a request of its own; undefined until it has. */
export function useShownEvent(eventId: string) {
  const { data } = useQuery(SHOWN_EVENT, { variables: { eventId }, fetchPolicy: "cache-only" });
  return data?.event;
}
