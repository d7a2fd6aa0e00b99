import { gql, type TypedDocumentNode } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Link } from "react-router";
import type { Event } from "../api/schema.ts";
import { messages } from "../messages/messages.ts";

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
  const title = useQuery(EVENT_TITLE, { variables: { eventId }, fetchPolicy: "cache-only" }).data?.event
    ?.title;
  return (
    <Link
      to={`/events/${eventId}`}
      {...(title === undefined && { "aria-label": messages.navigation.agenda })}
      className="min-w-0 truncate text-base font-extrabold tracking-tight"
    >
      {title ?? " "}
    </Link>
  );
}
