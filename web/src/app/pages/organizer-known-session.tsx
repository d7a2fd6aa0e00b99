import { useQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { failureOf } from "../../api/failure.ts";
import { sessionQuery } from "../../api/organizer/queries.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Placeholder } from "../../ui/placeholder.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageTitle } from "../page-title.tsx";
import { useSessionsPath } from "./organizer-back.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerLoading } from "./organizer-loading.tsx";

interface KnownSessionProps {
  readonly sessionId: string;
  render(session: Session): ReactNode;
}

/** Renders a session of the event once it is known; it needs the session's id as key. */
export function KnownSession({ sessionId, render }: KnownSessionProps) {
  const { eventId } = useParams();
  const { data: session, error, refetch } = useQuery(sessionQuery(useApiAccess(), sessionId));
  if (session !== undefined && session.eventId === eventId) return render(session);
  if (session !== undefined || (error !== null && failureOf(error).kind === "missing")) return <Missing />;
  return (
    <OrganizerLoading title={text.toSessions} error={error} retry={refetch}>
      <Skeleton className="mt-2 h-10 w-4/5 max-w-2xl" />
      <Skeleton className="mt-6 h-96 w-full rounded-card" />
    </OrganizerLoading>
  );
}

function Missing() {
  const event = useOrganizerEvent();
  return (
    <>
      <PageTitle parts={[text.missingTitle, event.title]} />
      <h1 className="sr-only">{event.title}</h1>
      <Placeholder icon={SearchX} title={text.missingTitle} hint={text.missingHint}>
        <Link to={useSessionsPath()} className={buttonLook({})}>
          {text.toSessions}
        </Link>
      </Placeholder>
    </>
  );
}
