import { Pencil } from "lucide-react";
import { Link, useLocation, useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { RosterView } from "../../features/organizer-roster/roster-view.tsx";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";
import { KnownSession } from "./organizer-known-session.tsx";
import { WriteLink } from "./organizer-write-link.tsx";

export default function OrganizerRosterPage() {
  const { sessionId = "" } = useParams();
  return (
    <KnownSession
      key={sessionId}
      sessionId={sessionId}
      render={(session) => <RosterOf session={session} />}
    />
  );
}

function RosterOf({ session }: { readonly session: Session }) {
  const event = useOrganizerEvent();
  const { state: cameFrom } = useLocation();
  const { sessionId, title } = session;
  return (
    <>
      <PageTitle parts={[text.pageTitle(title), event.title]} />
      <OrganizerHeading title={title} intro={text.title}>
        <div className="flex flex-wrap gap-2">
          <WriteLink session={session} />
          <Link
            to={`/organizer/events/${event.eventId}/sessions/${encodeURIComponent(sessionId)}`}
            state={cameFrom}
            className={buttonLook({ variant: "outline" })}
          >
            <Pencil aria-hidden className="size-4" />
            {text.edit}
          </Link>
        </div>
      </OrganizerHeading>
      <RosterView session={session} timeZone={event.timeZone} />
    </>
  );
}
