import { CalendarCog, ScanLine } from "lucide-react";
import { Link, useLocation } from "react-router";
import { menuMessages as text } from "../messages/attendee/menu-messages.ts";
import { buttonLook } from "../ui/button.tsx";
import { mayOrganize, type Organizing, useOrganizing } from "./use-organizing.ts";

/** Leads to the pages of people with a role: organizers' pages, those of the event if there is one, and the doors. */
export default function OrganizeLink() {
  const { pathname } = useLocation();
  const { organizing } = useOrganizing({ forMenu: true });
  const eventId = /^\/events\/([^/]+)/.exec(pathname)?.[1];
  if (organizing === undefined || !organizing.servesDoors) return null;
  const organizes = mayOrganize(organizing, undefined);
  return (
    <>
      {!pathname.startsWith("/door") && (
        <Link
          to={eventId === undefined ? "/door" : `/door?event=${eventId}`}
          title={text.door}
          // On a phone the event's name needs the room. People at the door have only this one.
          className={buttonLook({ variant: "quiet", className: `px-3 ${organizes ? "max-lg:hidden" : ""}` })}
        >
          <ScanLine aria-hidden className="size-4" />
          <span className="sr-only sm:not-sr-only">{text.door}</span>
        </Link>
      )}
      {organizes && !pathname.startsWith("/organizer") && <ToOrganizer {...{ organizing, eventId }} />}
    </>
  );
}

interface ToOrganizerProps {
  readonly organizing: Organizing;
  readonly eventId: string | undefined;
}

function ToOrganizer({ organizing, eventId }: ToOrganizerProps) {
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
