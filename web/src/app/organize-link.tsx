import { CalendarCog } from "lucide-react";
import { Link, useLocation } from "react-router";
import { menuMessages as text } from "../messages/attendee/menu-messages.ts";
import { buttonLook } from "../ui/button.tsx";
import { mayOrganize, useOrganizing } from "./use-organizing.ts";

/** Leads from an event to its organizer's pages, from elsewhere to all of them. Only organizers see it. */
export default function OrganizeLink() {
  const { pathname } = useLocation();
  const { organizing } = useOrganizing({ forMenu: true });
  const eventId = /^\/events\/([^/]+)/.exec(pathname)?.[1];
  if (pathname.startsWith("/organizer")) return null;
  if (organizing === undefined || !mayOrganize(organizing, undefined)) return null;
  return (
    <Link
      to={
        eventId !== undefined && mayOrganize(organizing, eventId)
          ? `/organizer/events/${eventId}`
          : "/organizer"
      }
      title={text.organize}
      className={buttonLook({ variant: "quiet", className: "px-3" })}
    >
      <CalendarCog aria-hidden className="size-4" />
      <span className="sr-only sm:not-sr-only">{text.organize}</span>
    </Link>
  );
}
