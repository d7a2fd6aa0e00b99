import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LogIn, Ticket as TicketIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import type { Event, Ticket } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { errorInstead, failureOf } from "../../api/failure.ts";
import { useEvent } from "../../api/use-event.ts";
import { LargeCode } from "../../features/tickets/large-code.tsx";
import { NextSession } from "../../features/tickets/next-session.tsx";
import { ReplaceTicket } from "../../features/tickets/replace-ticket.tsx";
import { sessionsAhead } from "../../features/tickets/sessions-ahead.ts";
import { TicketCard } from "../../features/tickets/ticket-card.tsx";
import { ticketQuery } from "../../features/tickets/ticket-query.ts";
import { type SignedInAttendee, useIdentity } from "../../identity/identity.ts";
import { ticketMessages as text } from "../../messages/attendee/ticket-messages.ts";
import { messages } from "../../messages/messages.ts";
import { myScheduleQuery } from "../../seats/my-schedule-query.ts";
import { useShownClock } from "../../time/shown-zone.ts";
import { useNow } from "../../time/use-now.ts";
import { Button } from "../../ui/button.tsx";
import House from "../../ui/house.tsx";
import { LoadFailure, Placeholder } from "../../ui/placeholder.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { useAwake } from "../../ui/use-awake.ts";
import { EventLogo } from "../event-logo.tsx";
import { PageTitle } from "../page-title.tsx";
import { NotFoundPage } from "./not-found-page.tsx";

const A_MINUTE = 60_000;

export default function TicketPage() {
  const { eventId = "" } = useParams();
  const title = useEvent(eventId).data?.title;
  return (
    <>
      <PageTitle parts={title === undefined ? [text.title] : [text.title, title]} />
      <Content eventId={eventId} />
    </>
  );
}

function Content({ eventId }: { readonly eventId: string }): ReactNode {
  const { identity, signIn } = useIdentity();
  const attendee = identity.status === "signed-in" ? identity.attendee : undefined;
  const event = useEvent(eventId);
  const ticket = useQuery(ticketQuery(useApiAccess(), eventId, attendee?.id));
  const failed = errorInstead(event) ?? errorInstead(ticket);
  if (failed && failureOf(failed).kind === "missing") return <NotFoundPage />;
  if (identity.status === "signed-out") {
    return (
      <Placeholder icon={TicketIcon} title={text.signedOutTitle} hint={text.signedOutHint} alone>
        <Button onClick={() => signIn({ returnTo: `/events/${eventId}/ticket` })}>
          <LogIn aria-hidden className="size-4" />
          {messages.identity.signIn}
        </Button>
      </Placeholder>
    );
  }
  if (failed) {
    const retry = () => void Promise.all([event.refetch(), ticket.refetch()]);
    return <LoadFailure error={failed} retry={retry} alone />;
  }
  if (event.data === undefined || ticket.data === undefined || attendee === undefined)
    return <TicketSkeleton eventId={eventId} />;
  return <LoadedTicket event={event.data} ticket={ticket.data} attendee={attendee} />;
}

interface LoadedTicketProps {
  readonly event: Event;
  readonly ticket: Ticket;
  readonly attendee: SignedInAttendee;
}

function LoadedTicket({ event, ticket, attendee }: LoadedTicketProps) {
  const { eventId } = event;
  const clock = useShownClock(event);
  const now = useNow(A_MINUTE);
  // The ticket is complete without it.
  const schedule = useQuery(myScheduleQuery(useApiAccess(), useQueryClient(), eventId, attendee.id)).data;
  const ahead = schedule && sessionsAhead(schedule, clock, now);
  useAwake();
  return (
    <Painted eventId={eventId}>
      <TicketCard
        {...{ event, ticket, name: attendee.name }}
        sessionsToday={ahead?.today}
        kept={isKept()}
        logo={<EventLogo event={event} className="size-11" />}
      />
      <div className="flex flex-wrap justify-center gap-2">
        <LargeCode ticket={ticket.ticket} />
        <ReplaceTicket {...{ eventId, ticket }} attendeeId={attendee.id} />
      </div>
      {ahead && <NextSession {...{ eventId, now }} session={ahead.next} timeZone={clock.timeZone} />}
    </Painted>
  );
}

/** The whole page has the event's colour. */
const Painted = ({ eventId, children }: { readonly eventId: string; readonly children: ReactNode }) => (
  <div
    data-paint=""
    className="relative isolate mx-[calc(50%-50vw)] -mb-[calc(3rem+var(--tabs)+var(--offer-foot))] min-h-[calc(100dvh-var(--bar))] overflow-hidden bg-cover px-4 pb-[calc(2rem+var(--tabs)+var(--offer-foot))] text-ink sm:-mb-16"
  >
    <House eventId={eventId} className="mask-t-from-40% absolute inset-x-0 bottom-0 -z-10 h-2/3 w-full" />
    {/* What stands on the paint hides the lights behind it, so that words are readable. */}
    <div className="mx-auto grid max-w-md gap-5 [--surface:var(--cover)]">
      <h1 className="pt-6 font-display text-2xl font-[650] tracking-[-0.02em]">{text.title}</h1>
      {children}
    </div>
  </div>
);

const TicketSkeleton = ({ eventId }: { readonly eventId: string }) => (
  <Painted eventId={eventId}>
    <Loading className="always-light grid gap-4 rounded-sheet bg-surface p-6">
      <Skeleton className="h-11" />
      <Skeleton className="mx-auto aspect-square w-full max-w-80" />
      <Skeleton className="h-16" />
    </Loading>
  </Painted>
);

/** The service worker has the page, and the browser keeps the ticket. */
const isKept = (): boolean => Boolean(navigator.serviceWorker?.controller);
