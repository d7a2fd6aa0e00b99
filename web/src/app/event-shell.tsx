import { CalendarDays, ListChecks } from "lucide-react";
import { lazy, Suspense } from "react";
import { NavLink, useLocation, useParams } from "react-router";
import { useIdentity } from "../identity/identity.ts";
import { messages } from "../messages/messages.ts";
import { whenIdle } from "../time/idle.ts";
import { AccountMenu } from "./account-menu.tsx";
import { useEventAccent } from "./event-accent.ts";
import { EventTitle } from "./event-title.tsx";
import { PageFocus, SkipLink } from "./page-focus.tsx";
import { StepUp } from "./step-up.tsx";
import { BAR_LINK, TAB_LINK, TopBar } from "./top-bar.tsx";

/** Without these the pages work, and My Schedule shows the same. */
const Bell = lazy(() => import("../features/notices/bell.tsx").catch(nothing));
const OfferDock = lazy(() => import("../features/rsvp/offer-dock.tsx").catch(nothing));
const EventExtras = lazy(() => whenIdle(() => import("./event-extras.tsx")).catch(nothing));
const TicketTab = lazy(() => import("./ticket-tab.tsx").catch(nothing));
const nothing = () => ({ default: () => null });
const PendingRsvp = lazy(() => import("../features/rsvp/pending-rsvp.tsx"));
const { navigation: text } = messages;

/** The frame around one event's pages, in its accent. On a phone the navigation is near the thumb. */
export function EventShell() {
  const { eventId = "" } = useParams();
  const { identity, pendingRsvp } = useIdentity();
  const signedIn = identity.status === "signed-in";
  useEventAccent(eventId);
  return (
    <>
      <SkipLink />
      <TopBar>
        <BackLink eventId={eventId} />
        <EventTitle eventId={eventId} />
        <nav aria-label={text.main} className="ml-4 hidden shrink-0 sm:block">
          <EventLinks eventId={eventId} className="flex gap-1" look={BAR_LINK} signedIn={signedIn} />
        </nav>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {signedIn && (
            <Suspense fallback={<span className="size-11" />}>
              <Bell eventId={eventId} />
            </Suspense>
          )}
          <AccountMenu />
        </div>
      </TopBar>
      <Suspense>
        <EventExtras eventId={eventId} />
      </Suspense>
      {signedIn && (
        <Suspense>
          <OfferDock eventId={eventId} />
        </Suspense>
      )}
      <PageFocus />
      <nav
        aria-label={text.main}
        className="in-data-rsvp-bar:hidden fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
      >
        <EventLinks
          eventId={eventId}
          className="grid auto-cols-fr grid-flow-col"
          look={TAB_LINK}
          signedIn={signedIn}
        />
      </nav>
      {pendingRsvp !== undefined && (
        <Suspense>
          <PendingRsvp />
        </Suspense>
      )}
    </>
  );
}

/** One step up: from each page of an event to its agenda, and from the agenda to all events. */
function BackLink({ eventId }: { readonly eventId: string }) {
  const agenda = `/events/${eventId}`;
  const inAgenda = useLocation().pathname === agenda;
  return <StepUp to={inAgenda ? "/" : agenda} name={inAgenda ? text.allEvents : text.backToAgenda} />;
}

interface EventLinksProps {
  readonly eventId: string;
  readonly className: string;
  readonly look: string;
  /** Everybody who is signed in has a ticket. */
  readonly signedIn: boolean;
}

const EventLinks = ({ eventId, className, look, signedIn }: EventLinksProps) => (
  <div className={className}>
    <NavLink end to={`/events/${eventId}`} className={look}>
      <CalendarDays aria-hidden className="size-5 sm:size-4" />
      {text.agenda}
    </NavLink>
    <NavLink to={`/events/${eventId}/my-schedule`} className={look}>
      <ListChecks aria-hidden className="size-5 sm:size-4" />
      {text.mySchedule}
    </NavLink>
    {signedIn && (
      <Suspense fallback={<span />}>
        <TicketTab eventId={eventId} look={look} />
      </Suspense>
    )}
  </div>
);
