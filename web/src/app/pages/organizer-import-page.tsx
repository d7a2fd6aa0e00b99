import { ImportFlow } from "../../features/organizer-import/import-flow.tsx";
import { eventsMessages as events } from "../../messages/organizer/events-messages.ts";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerImportPage() {
  const event = useOrganizerEvent();
  const incomplete = event.lastImport?.complete === false ? event.lastImport : undefined;
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <OrganizerHeading title={text.title} intro={text.intro} />
      <ImportFlow key={event.eventId} eventId={event.eventId} event={event}>
        {incomplete && (
          <Callout tone="warn" title={events.importIncompleteTitle} className="mb-6">
            {incomplete.fileName !== null && <p className="break-words">{incomplete.fileName}</p>}
            <p>{events.importIncomplete(incomplete.done, incomplete.total)}</p>
          </Callout>
        )}
      </ImportFlow>
    </>
  );
}
