import { Link } from "react-router";
import { useEvent } from "../api/use-event.ts";
import { messages } from "../messages/messages.ts";

export function EventTitle({ eventId }: { readonly eventId: string }) {
  const title = useEvent(eventId).data?.title;
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
