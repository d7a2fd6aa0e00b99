import { PublishButton } from "../../features/organizer-events/event-status.tsx";
import { TodayView } from "../../features/organizer-today/today-view.tsx";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";

/** The start page of an event. */
export default function OrganizerTodayPage() {
  const event = useOrganizerEvent();
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <TodayView key={event.eventId} event={event} publish={<PublishButton event={event} className="" />} />
    </>
  );
}
