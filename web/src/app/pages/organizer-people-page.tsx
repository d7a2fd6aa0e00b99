import { PeopleView } from "../../features/organizer-people/people-view.tsx";
import { useIdentity } from "../../identity/identity.ts";
import { peopleMessages as text } from "../../messages/organizer/people-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { BackLink } from "./organizer-back.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

/** A page of the event's settings: who may do what. */
export default function OrganizerPeoplePage() {
  const event = useOrganizerEvent();
  const { identity } = useIdentity();
  const own = identity.status === "signed-in" ? identity.attendee.email : undefined;
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <BackLink to={`/organizer/events/${event.eventId}/settings`}>{text.back}</BackLink>
      <OrganizerHeading title={text.title} intro={text.intro} />
      <PeopleView key={event.eventId} {...{ event, own }} />
    </>
  );
}
