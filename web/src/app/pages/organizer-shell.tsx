import { useQuery } from "@tanstack/react-query";
import { CalendarCog, ChartColumn, Eye, FileUp, MessageSquare, Settings2 } from "lucide-react";
import { Link, useLocation, useParams } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventQuery } from "../../api/organizer/queries.ts";
import { areaMessages as text } from "../../messages/organizer/area-messages.ts";
import { AccountMenu } from "../account-menu.tsx";
import { useAccent } from "../event-accent.ts";
import { PageFocus, SkipLink } from "../page-focus.tsx";
import { StepUp } from "../step-up.tsx";
import { useSessionsPath } from "./organizer-back.tsx";

/**
 * The frame around one event's organizer pages. On a phone its navigation is near the thumb, like the
 * attendees'.
 */
export function OrganizerShell() {
  const { eventId = "" } = useParams();
  const { data: event } = useQuery({ ...eventQuery(useApiAccess(), eventId), enabled: false });
  const home = `/organizer/events/${eventId}`;
  useAccent(eventId, event?.accentColor);
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-30 bg-canvas/95 backdrop-blur-sm">
        <div aria-hidden className="h-1 bg-accent" />
        <div className="mx-auto flex h-[3.25rem] max-w-5xl items-center gap-2 px-4 sm:px-6">
          <BackLink home={home} />
          <Link to={home} className="min-w-0 truncate text-base font-extrabold tracking-tight">
            {event?.title ?? text.title}
          </Link>
          <span className="hidden shrink-0 rounded-full bg-accent-wash px-2 py-0.5 text-xs font-semibold text-accent lg:block">
            {text.organizer}
          </span>
          <nav aria-label={text.pages} className="ml-auto hidden shrink-0 md:block">
            <PageLinks home={home} className="flex gap-1" />
          </nav>
          <div className="ml-auto flex shrink-0 items-center gap-1 md:ml-2">
            <Link
              to={`/events/${eventId}`}
              aria-label={text.toAgenda}
              title={text.toAgenda}
              className="grid size-11 shrink-0 place-items-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
            >
              <Eye aria-hidden className="size-4" />
            </Link>
            <AccountMenu />
          </div>
        </div>
      </header>
      <PageFocus />
      <nav
        aria-label={text.pages}
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <PageLinks home={home} className="grid grid-cols-5" />
      </nav>
    </>
  );
}

/** Leads from a session to the list of sessions, with its last filters; from the list to all events. */
function BackLink({ home }: { readonly home: string }) {
  const inSession = useLocation().pathname.startsWith(`${home}/sessions/`);
  const sessions = useSessionsPath();
  const name = inSession ? text.backToSessions : text.allEvents;
  return <StepUp to={inSession ? sessions : "/organizer"} name={name} />;
}

const pages = [
  { path: "", label: text.sessions, icon: CalendarCog },
  { path: "/import", label: text.import, icon: FileUp },
  { path: "/messages", label: text.messages, icon: MessageSquare },
  { path: "/figures", label: text.figures, icon: ChartColumn },
  { path: "/settings", label: text.settings, icon: Settings2 },
];

function PageLinks({ home, className }: { readonly home: string; readonly className: string }) {
  const { pathname } = useLocation();
  const rest = pathname.slice(home.length).replace(/^\/sessions\/.*$|\/$/, "");
  return (
    <div className={className}>
      {pages.map(({ path, label, icon: Icon }) => (
        <Link
          key={path}
          to={home + path}
          aria-current={rest === path ? "page" : undefined}
          className="flex h-14 flex-col items-center justify-center gap-1 text-xs font-semibold text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current=page]:text-accent md:h-10 md:flex-row md:gap-2 md:rounded-control md:px-2.5 md:text-sm md:aria-[current=page]:bg-accent-wash"
        >
          <Icon aria-hidden className="size-4" />
          {label}
        </Link>
      ))}
    </div>
  );
}
