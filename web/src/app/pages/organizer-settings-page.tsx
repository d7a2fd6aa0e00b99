import { UsersRound } from "lucide-react";
import { Link, useNavigate } from "react-router";
import { EventForm } from "../../features/organizer-events/event-form.tsx";
import { EventStatus, LastImport } from "../../features/organizer-events/event-status.tsx";
import { CloseRegistration } from "../../features/organizer-events/registration.tsx";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { peopleMessages } from "../../messages/organizer/people-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerSettingsPage() {
  const event = useOrganizerEvent();
  const navigate = useNavigate();
  return (
    <>
      <PageTitle parts={[text.settingsTitle, event.title]} />
      <OrganizerHeading title={text.settingsTitle} intro={text.settingsIntro}>
        <div className="flex flex-wrap gap-2">
          <Link
            to={`/organizer/events/${event.eventId}/people`}
            className={buttonLook({ variant: "outline" })}
          >
            <UsersRound aria-hidden className="size-4" />
            {peopleMessages.title}
          </Link>
          <CloseRegistration event={event} />
        </div>
      </OrganizerHeading>
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
