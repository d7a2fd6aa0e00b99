import { Link } from "react-router";
import type { ShownEvent } from "../api/shown-event.ts";
import { useEvent } from "../api/use-event.ts";
import { messages } from "../messages/messages.ts";
import { EventLogo } from "./event-logo.tsx";

/** Logo and name in the top bar. On a page with the large name, it appears when that has gone (`in-hero`). */
export function EventTitle({ eventId }: { readonly eventId: string }) {
  const event: ShownEvent | undefined = useEvent(eventId).data;
  const title = event?.title;
  return (
    <Link
      to={`/events/${eventId}`}
      {...(title === undefined && { "aria-label": messages.navigation.agenda })}
      className="bar-title flex min-w-0 items-center gap-2.5 font-display text-[1.0625rem] font-semibold"
    >
      {event && <EventLogo event={event} className="size-7" />}
      <span className="truncate">{title ?? " "}</span>
    </Link>
  );
}
