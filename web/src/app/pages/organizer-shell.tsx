import { useQuery } from "@tanstack/react-query";
import {
  CalendarCog,
  ChartColumn,
  Eye,
  FileUp,
  MessageSquare,
  RadioTower,
  ScanLine,
  Settings2,
} from "lucide-react";
import { Link, useLocation, useParams } from "react-router";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventQuery } from "../../api/organizer/queries.ts";
import { areaMessages as text } from "../../messages/organizer/area-messages.ts";
import { AccountMenu } from "../account-menu.tsx";
import { useAccent } from "../event-accent.ts";
import { PageFocus, SkipLink } from "../page-focus.tsx";
import { StepUp } from "../step-up.tsx";
import { BAR_LINK, TAB_LINK, TopBar } from "../top-bar.tsx";
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
      <TopBar>
        <BackLink home={home} />
        <Link to={home} className="min-w-0 truncate font-display text-[1.0625rem] font-semibold">
          {event?.title ?? text.title}
        </Link>
        <span className="hidden h-6 shrink-0 items-center rounded-mark bg-accent-wash px-2 font-display text-[0.8125rem] font-semibold xl:flex">
          {text.organizer}
        </span>
        <nav aria-label={text.pages} className="ml-2 hidden shrink-0 md:block">
          <PageLinks
            home={home}
            className="flex gap-1"
            look={`${BAR_LINK} px-2.5 md:max-xl:[&>svg]:hidden`}
          />
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {/* Where it is wide, the menu has it in a word. */}
          <Link
            to={`/door?event=${eventId}`}
            aria-label={text.door}
            title={text.door}
            className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink md:hidden"
          >
            <ScanLine aria-hidden className="size-5" />
          </Link>
          <Link
            to={`/events/${eventId}`}
            aria-label={text.toAgenda}
            title={text.toAgenda}
            className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink"
          >
            <Eye aria-hidden className="size-5" />
          </Link>
          <AccountMenu />
        </div>
      </TopBar>
      <PageFocus />
      <nav
        aria-label={text.pages}
        className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <PageLinks home={home} className="grid grid-cols-6" look={TAB_LINK} />
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
  { path: "", label: text.today, icon: RadioTower },
  { path: "/sessions", label: text.sessions, icon: CalendarCog },
  { path: "/import", label: text.import, icon: FileUp },
  { path: "/messages", label: text.messages, icon: MessageSquare },
  { path: "/figures", label: text.figures, icon: ChartColumn },
  { path: "/settings", label: text.settings, icon: Settings2 },
];

interface PageLinksProps {
  readonly home: string;
  readonly className: string;
  readonly look: string;
}

function PageLinks({ home, className, look }: PageLinksProps) {
  const { pathname } = useLocation();
  const rest = pathname
    .slice(home.length)
    .replace(/^\/sessions\/.*$/, "/sessions")
    .replace(/^\/people$/, "/settings")
    .replace(/\/$/, "");
  return (
    <div className={className}>
      {pages.map(({ path, label, icon: Icon }) => (
        <Link key={path} to={home + path} aria-current={rest === path ? "page" : undefined} className={look}>
          <Icon aria-hidden className="size-5 md:size-4" />
          {label}
        </Link>
      ))}
    </div>
  );
}
