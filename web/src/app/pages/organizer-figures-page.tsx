import { useQuery } from "@tanstack/react-query";
import { useApiAccess } from "../../api/api-access-context.ts";
import { figuresQuery } from "../../api/organizer/queries.ts";
import { useBackingOff } from "../../api/use-backing-off.ts";
import { EventFeedback } from "../../features/organizer-feedback/event-feedback.tsx";
import { FiguresSkeleton } from "../../features/organizer-figures/figures-skeleton.tsx";
import { FiguresView } from "../../features/organizer-figures/figures-view.tsx";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { LoadFailure } from "../../organizer/load-failure.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerFiguresPage() {
  const event = useOrganizerEvent();
  const query = {
    ...figuresQuery(useApiAccess(), event.eventId),
    refetchInterval: useBackingOff({ eager: true }),
  };
  const { data: figures, error, refetch } = useQuery(query);
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <OrganizerHeading title={text.title} intro={text.intro} />
      {error !== null && figures !== undefined && (
        <Callout tone="warn" className="mt-6">
          <p role="status">{areaMessages.failure.stale}</p>
        </Callout>
      )}
      {figures !== undefined && <FiguresView figures={figures} />}
      {figures !== undefined && figures.sessions.length > 0 && <EventFeedback event={event} />}
      {figures === undefined && error === null && <FiguresSkeleton />}
      {figures === undefined && error !== null && <LoadFailure error={error} retry={refetch} />}
    </>
  );
}
