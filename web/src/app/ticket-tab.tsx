import { Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { ticketMessages as text } from "../messages/attendee/ticket-messages.ts";

interface TicketTabProps {
  readonly eventId: string;
  readonly look: string;
}

/** Narrow windows have no room for its word beside the others; a phone has. */
export default function TicketTab({ eventId, look }: TicketTabProps): ReactNode {
  return (
    <NavLink to={`/events/${eventId}/ticket`} title={text.tab} className={look}>
      <Ticket aria-hidden className="size-5 sm:size-4" />
      <span className="sm:max-lg:sr-only">{text.tab}</span>
    </NavLink>
  );
}
