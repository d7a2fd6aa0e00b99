import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { useRefresh } from "../../api/use-refresh.ts";
import { FiguresSkeleton } from "../../features/organizer-figures/figures-skeleton.tsx";
import { FiguresView } from "../../features/organizer-figures/figures-view.tsx";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";
import { Callout } from "../../ui/callout.tsx";
import { RequestFailed } from "../../ui/request-failure.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerFiguresPage() {
  const { event } = useOrganizerEvent();
  const api = useOrganizerApi();
  const { value, failure, reload } = useLoaded(event.eventId, (signal) => api.figures(event.eventId, signal));
  useRefresh(reload);
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <OrganizerHeading title={text.title} intro={text.intro} />
      {failure !== undefined && value !== undefined && (
        <Callout tone="warn" className="mt-6">
          <p role="status">{areaMessages.failure.stale}</p>
        </Callout>
      )}
      {value !== undefined && <FiguresView figures={value} />}
      {value === undefined && failure === undefined && <FiguresSkeleton />}
      {value === undefined && failure !== undefined && (
        <RequestFailed failure={failure} retry={() => void reload()} />
      )}
    </>
  );
}
