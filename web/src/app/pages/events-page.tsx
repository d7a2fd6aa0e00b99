import { EventList } from "../../features/events/event-list.tsx";
import { eventsMessages } from "../../messages/attendee/events-messages.ts";
import { PageTitle } from "../page-title.tsx";

export default function EventsPage() {
  return (
    <>
      <PageTitle parts={[eventsMessages.title]} />
      <h1 className="pt-8 text-3xl font-extrabold tracking-tight sm:pt-12 sm:text-4xl">
        {eventsMessages.title}
      </h1>
      <p className="mt-2 text-lg text-ink-soft">{eventsMessages.intro}</p>
      <EventList />
    </>
  );
}
