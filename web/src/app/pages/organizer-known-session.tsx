import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import type { SessionDetails } from "../../api/organizer/answers.ts";
import { useLoaded } from "../../api/organizer/use-loaded.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { messages } from "../../messages/messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { RequestFailed } from "../../ui/request-failure.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSessionsPath } from "./organizer-back.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";

interface KnownSessionProps {
  readonly sessionId: string;
  render(session: SessionDetails, replace: (session: SessionDetails) => void): ReactNode;
}

/** Renders a session of the event once it is known; it needs the session's id as key. */
export function KnownSession({ sessionId, render }: KnownSessionProps) {
  const { eventId } = useParams();
  const api = useOrganizerApi();
  const { value, failure, reload, replace } = useLoaded(sessionId, (signal) =>
    api.session(sessionId, signal),
  );
  if (value !== undefined && value.eventId === eventId) return render(value, replace);
  if (failure?.kind === "missing" || value !== undefined) return <Missing />;
  return (
    <>
      <h1 className="sr-only">{text.toSessions}</h1>
      {failure !== undefined ? (
        <RequestFailed failure={failure} retry={() => void reload()} />
      ) : (
        <div role="status" aria-label={messages.loading} className="pt-2">
          <Skeleton className="h-10 w-4/5 max-w-2xl" />
          <Skeleton className="mt-6 h-96 w-full rounded-card" />
        </div>
      )}
    </>
  );
}

function Missing() {
  const { event } = useOrganizerEvent();
  return (
    <>
      <h1 className="sr-only">{event.title}</h1>
      <Placeholder icon={SearchX} title={text.missingTitle} hint={text.missingHint}>
        <Link to={useSessionsPath()} className={buttonLook({})}>
          {text.toSessions}
        </Link>
      </Placeholder>
    </>
  );
}
