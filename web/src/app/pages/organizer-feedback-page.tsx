import { Pencil } from "lucide-react";
import { useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { SessionFeedback } from "../../features/organizer-feedback/session-feedback.tsx";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";
import { KnownSession } from "./organizer-known-session.tsx";
import { SessionLink } from "./organizer-session-link.tsx";

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
  const { title } = session;
  return (
    <>
      <PageTitle parts={[text.pageTitle(title), event.title]} />
      <OrganizerHeading title={title} intro={text.title}>
        <SessionLink session={session} icon={Pencil}>
          {text.edit}
        </SessionLink>
      </OrganizerHeading>
      <SessionFeedback session={session} timeZone={event.timeZone} />
    </>
  );
}
