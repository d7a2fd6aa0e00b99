import { Pencil, SearchX } from "lucide-react";
import { Link, useLocation, useParams } from "react-router";
import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { RosterView } from "../../features/organizer-roster/roster-view.tsx";
import { messages } from "../../messages/messages.ts";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { sessionFormMessages } from "../../messages/organizer/session-form-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { RequestFailed } from "../../ui/request-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";
import { BackToSessions } from "./organizer-back.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

export default function OrganizerRosterPage() {
  const { sessionId = "" } = useParams();
  return (
    <>
      <BackToSessions />
      <Content key={sessionId} sessionId={sessionId} />
    </>
  );
}

function Content({ sessionId }: { readonly sessionId: string }) {
  const { event } = useOrganizerEvent();
  const api = useOrganizerApi();
  const { state } = useLocation();
  const { value, failure, reload } = useLoaded(sessionId, (signal) => api.session(sessionId, signal));
  if (failure?.kind === "missing" || (value !== undefined && value.eventId !== event.eventId)) {
    const { missingTitle, missingHint } = sessionFormMessages;
    return <Placeholder icon={SearchX} title={missingTitle} hint={missingHint} />;
  }
  if (value === undefined) {
    if (failure !== undefined) return <RequestFailed failure={failure} retry={() => void reload()} />;
    return (
      <div role="status" aria-label={messages.loading} className="pt-2">
        <Skeleton className="h-10 w-4/5" />
        <Skeleton className="mt-6 h-96 w-full rounded-card" />
      </div>
    );
  }
  return (
    <>
      <PageTitle parts={[text.pageTitle(value.title), event.title]} />
      <OrganizerHeading title={value.title} intro={text.title}>
        <Link
          to={`/organizer/events/${event.eventId}/sessions/${encodeURIComponent(sessionId)}`}
          state={state}
          className={buttonLook({ variant: "outline" })}
        >
          <Pencil aria-hidden className="size-4" />
          {text.edit}
        </Link>
      </OrganizerHeading>
      <RosterView session={value} timeZone={event.timeZone} />
    </>
  );
}
