import { Link } from "react-router";
import { useShownEvent } from "./shown-event.ts";

export function EventTitle({ eventId }: { readonly eventId: string }) {
  return (
    <Link to={`/events/${eventId}`} className="min-w-0 truncate text-base font-extrabold tracking-tight">
      {useShownEvent(eventId)?.title ?? " "}
    </Link>
  );
}
