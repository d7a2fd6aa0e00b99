import { Plus } from "lucide-react";
import { Link } from "react-router";
import { EventList } from "../../features/organizer-events/event-list.tsx";
import { eventsMessages as text } from "../../messages/organizer/events-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizing } from "../use-organizing.ts";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerEventsPage() {
  const { owner = false, eventIds } = useOrganizing().organizing ?? {};
  return (
    <>
      <PageTitle parts={[text.title]} />
      <OrganizerHeading title={text.title} intro={text.intro}>
        {owner && (
          <Link to="/organizer/new" className={buttonLook({})}>
            <Plus aria-hidden className="size-4" />
            {text.create}
          </Link>
        )}
      </OrganizerHeading>
      <EventList only={owner ? undefined : eventIds} />
    </>
  );
}
