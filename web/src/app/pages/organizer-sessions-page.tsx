import { Plus } from "lucide-react";
import { Link } from "react-router";
import { EventStatus } from "../../features/organizer-events/event-status.tsx";
import { SessionList } from "../../features/organizer-sessions/session-list.tsx";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { DownloadEverybody } from "../../organizer/download-everybody.tsx";
import { buttonLook } from "../../ui/button.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerSessionsPage() {
  const event = useOrganizerEvent();
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <OrganizerHeading title={text.title}>
        <div className="flex flex-wrap gap-2">
          <DownloadEverybody eventId={event.eventId} />
          <Link to={`/organizer/events/${event.eventId}/sessions/new`} className={buttonLook({})}>
            <Plus aria-hidden className="size-4" />
            {text.create}
          </Link>
        </div>
      </OrganizerHeading>
      <EventStatus event={event} />
      <SessionList key={event.eventId} event={event} />
    </>
  );
}
