import { SearchX, Users } from "lucide-react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { SessionForm } from "../../features/organizer-session-form/session-form.tsx";
import { CancelButton } from "../../features/organizer-sessions/cancel-button.tsx";
import { messages } from "../../messages/messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { RequestFailed } from "../../ui/request-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";
import { BackToSessions, useSessionsPath } from "./organizer-back.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

/** Makes a session, or changes one. */
export default function OrganizerSessionPage() {
  const { sessionId } = useParams();
  return (
    <>
      <BackToSessions />
      {sessionId === undefined ? <NewSession /> : <KnownSession key={sessionId} sessionId={sessionId} />}
    </>
  );
}

function NewSession() {
  const { event } = useOrganizerEvent();
  const navigate = useNavigate();
  const back = useSessionsPath();
  return (
    <>
      <PageTitle parts={[text.createTitle, event.title]} />
      <OrganizerHeading title={text.createTitle} />
      <SessionForm event={event} onSaved={() => void navigate(back)} onCancel={() => void navigate(back)} />
    </>
  );
}

function KnownSession({ sessionId }: { readonly sessionId: string }) {
  const { event } = useOrganizerEvent();
  const api = useOrganizerApi();
  const navigate = useNavigate();
  const back = useSessionsPath();
  const { state } = useLocation();
  const { value, failure, reload, replace } = useLoaded(sessionId, (signal) =>
    api.session(sessionId, signal),
  );
  if (failure?.kind === "missing" || (value !== undefined && value.eventId !== event.eventId)) {
    return (
      <Placeholder icon={SearchX} title={text.missingTitle} hint={text.missingHint}>
        <Link to={back} className={buttonLook({})}>
          {text.toSessions}
        </Link>
      </Placeholder>
    );
  }
  if (value === undefined) {
    if (failure !== undefined) return <RequestFailed failure={failure} retry={() => void reload()} />;
    return (
      <div role="status" aria-label={messages.loading} className="max-w-2xl pt-2">
        <Skeleton className="h-10 w-4/5" />
        <Skeleton className="mt-6 h-96 w-full rounded-card" />
      </div>
    );
  }
  return (
    <>
      <PageTitle parts={[value.title, event.title]} />
      <OrganizerHeading title={value.title}>
        <div className="flex flex-wrap gap-2">
          <Link
            to={`/organizer/events/${event.eventId}/sessions/${encodeURIComponent(sessionId)}/roster`}
            state={state}
            className={buttonLook({ variant: "outline" })}
          >
            <Users aria-hidden className="size-4" />
            {text.roster}
          </Link>
          <CancelButton session={value} onChanged={replace} />
        </div>
      </OrganizerHeading>
      {value.state === "CANCELLED" && (
        <Callout tone="warn" title={text.cancelledTitle} className="mt-6 max-w-2xl">
          <p>{text.cancelledHint}</p>
        </Callout>
      )}
      <SessionForm
        event={event}
        session={value}
        onSaved={() => void navigate(back)}
        onCancel={() => void navigate(back)}
      />
    </>
  );
}
