import { useNavigate } from "react-router";
import { EventForm } from "../../features/organizer-events/event-form.tsx";
import { EventStatus, LastImport } from "../../features/organizer-events/event-status.tsx";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerSettingsPage() {
  const event = useOrganizerEvent();
  const navigate = useNavigate();
  return (
    <>
      <PageTitle parts={[text.settingsTitle, event.title]} />
      <OrganizerHeading title={text.settingsTitle} intro={text.settingsIntro} />
      <EventStatus event={event} />
      <EventForm
        key={event.eventId}
        event={event}
        onCancel={() => void navigate(`/organizer/events/${event.eventId}`)}
      />
      <LastImport event={event} />
    </>
  );
}
