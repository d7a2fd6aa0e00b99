import { Link } from "react-router";
import { messages } from "../messages/messages.ts";
import { useShownEvent } from "./shown-event.ts";

export function EventTitle({ eventId }: { readonly eventId: string }) {
  const title = useShownEvent(eventId)?.title;
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
