import { Pencil } from "lucide-react";
import { useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { RosterView } from "../../features/organizer-roster/roster-view.tsx";
import { rosterMessages as text } from "../../messages/organizer/roster-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";
import { KnownSession } from "./organizer-known-session.tsx";
import { SessionLink } from "./organizer-session-link.tsx";
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
  const { title } = session;
  return (
    <>
      <PageTitle parts={[text.pageTitle(title), event.title]} />
      <OrganizerHeading title={title} intro={text.title}>
        <div className="flex flex-wrap gap-2">
          <WriteLink session={session} />
          <SessionLink session={session} icon={Pencil}>
            {text.edit}
          </SessionLink>
        </div>
      </OrganizerHeading>
      <RosterView session={session} timeZone={event.timeZone} />
    </>
  );
}
