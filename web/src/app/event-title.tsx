import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import type { Event } from "../api/schema.ts";

const EVENT_TITLE: TypedDocumentNode<
  { readonly event: Pick<Event, "__typename" | "id" | "title"> | null },
  { eventId: string }
> = gql`
  query EventTitle($eventId: ID!) {
    event(eventId: $eventId) {
      id
      title
    }
  }
`;

/** What the page has loaded of its event, without a request of its own. */
export function EventTitle({ eventId }: { readonly eventId: string }) {
  const { data } = useQuery(EVENT_TITLE, { variables: { eventId }, fetchPolicy: "cache-only" });
  return (
    <Link to={`/events/${eventId}`} className="min-w-0 truncate text-base font-extrabold tracking-tight">
      {data?.event?.title ?? " "}
    </Link>
  );
}
