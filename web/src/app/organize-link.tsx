import { CalendarCog } from "lucide-react";
import { Link, useLocation } from "react-router";
import { messages } from "../messages/messages.ts";
import { buttonLook } from "../ui/button.tsx";

/** Leads from an event to its organizer's pages, from elsewhere to all of them. */
export default function OrganizeLink() {
  const { pathname } = useLocation();
  const event = /^\/events\/[^/]+/.exec(pathname)?.[0] ?? "";
  if (pathname.startsWith("/organizer")) return null;
  return (
    <Link
      to={`/organizer${event}`}
      title={messages.navigation.organize}
      className={buttonLook({ variant: "quiet", className: "px-3" })}
    >
      <CalendarCog aria-hidden className="size-4" />
      <span className="sr-only sm:not-sr-only">{messages.navigation.organize}</span>
    </Link>
  );
}
