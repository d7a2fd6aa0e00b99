import { Navigate, useLocation } from "react-router";
import { EventList } from "../../features/events/event-list.tsx";
import { eventsMessages } from "../../messages/attendee/events-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { FROM_EVENT } from "../step-up.tsx";

/** A single event is not worth a list: people go straight to it, unless they come from it. */
export default function EventsPage() {
  const cameFromEvent = useLocation().state === FROM_EVENT;
  return (
    <>
      <PageTitle parts={[eventsMessages.title]} />
      <h1 className="pt-3 font-display text-[1.875rem]/8.5 font-[650] tracking-[-0.02em] sm:pt-5 sm:text-[2.75rem]/12">
        {eventsMessages.title}
      </h1>
      {cameFromEvent ? (
        <EventList />
      ) : (
        <EventList renderOnly={({ eventId }) => <Navigate replace to={`/events/${eventId}`} />} />
      )}
    </>
  );
}
