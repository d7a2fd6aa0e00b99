import { ImportFlow } from "../../features/organizer-import/import-flow.tsx";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerImportPage() {
  const { event } = useOrganizerEvent();
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <OrganizerHeading title={text.title} intro={text.intro} />
      <ImportFlow key={event.eventId} eventId={event.eventId} />
    </>
  );
}
