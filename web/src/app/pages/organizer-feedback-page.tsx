import { Pencil } from "lucide-react";
import { Link, useLocation, useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { SessionFeedback } from "../../features/organizer-feedback/session-feedback.tsx";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { buttonLook } from "../../ui/button.tsx";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";
import { KnownSession } from "./organizer-known-session.tsx";

export default function OrganizerFeedbackPage() {
  const { sessionId = "" } = useParams();
  return (
    <KnownSession
      key={sessionId}
      sessionId={sessionId}
      render={(session) => <FeedbackOn session={session} />}
    />
  );
}

function FeedbackOn({ session }: { readonly session: Session }) {
  const event = useOrganizerEvent();
  const { state: cameFrom } = useLocation();
  const { sessionId, title } = session;
  return (
    <>
      <PageTitle parts={[text.pageTitle(title), event.title]} />
      <OrganizerHeading title={title} intro={text.title}>
        <Link
          to={`/organizer/events/${event.eventId}/sessions/${encodeURIComponent(sessionId)}`}
          state={cameFrom}
          className={buttonLook({ variant: "outline" })}
        >
          <Pencil aria-hidden className="size-4" />
          {text.edit}
        </Link>
      </OrganizerHeading>
      <SessionFeedback session={session} timeZone={event.timeZone} />
    </>
  );
}
