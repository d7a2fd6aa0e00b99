import { MessageSquareHeart, QrCode, Users } from "lucide-react";
import { useNavigate, useParams } from "react-router";
import type { Session } from "../../api/answers.ts";
import { SessionActs } from "../../features/organizer-session-acts/session-acts.tsx";
import { SessionForm } from "../../features/organizer-session-form/session-form.tsx";
import { CancelButton } from "../../features/organizer-sessions/cancel-button.tsx";
import { feedbackMessages } from "../../messages/organizer/feedback-messages.ts";
import { sessionFormMessages as text } from "../../messages/organizer/session-form-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { isBooth } from "../../seats/booths.ts";
import { PageTitle } from "../page-title.tsx";
import { useSessionsPath } from "./organizer-back.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";
import { KnownSession } from "./organizer-known-session.tsx";
import { pathOf, SessionLink } from "./organizer-session-link.tsx";
import { WriteLink } from "./organizer-write-link.tsx";

/** Creates or changes a session. */
export default function OrganizerSessionPage() {
  const { sessionId } = useParams();
  if (sessionId === undefined) return <NewSession />;
  return (
    <KnownSession
      key={sessionId}
      sessionId={sessionId}
      render={(session) => <ChangedSession session={session} />}
    />
  );
}

function NewSession() {
  const event = useOrganizerEvent();
  const goBack = useGoBack();
  return (
    <>
      <PageTitle parts={[text.createTitle, event.title]} />
      <OrganizerHeading title={text.createTitle} />
      <SessionForm event={event} onSaved={goBack} onCancel={goBack} />
    </>
  );
}

function ChangedSession({ session }: { readonly session: Session }) {
  const event = useOrganizerEvent();
  const goBack = useGoBack();
  const navigate = useNavigate();
  const { title, state } = session;
  return (
    <>
      <PageTitle parts={[title, event.title]} />
      <OrganizerHeading title={title}>
        <div className="flex flex-wrap gap-2">
          <SessionLink session={session} page="roster" icon={Users}>
            {text.roster}
          </SessionLink>
          {isBooth(session) ? (
            <SessionLink session={session} page="booth" icon={QrCode}>
              {text.booth}
            </SessionLink>
          ) : (
            <SessionLink session={session} page="feedback" icon={MessageSquareHeart}>
              {feedbackMessages.open}
            </SessionLink>
          )}
          <WriteLink session={session} />
          <CancelButton session={session} />
        </div>
      </OrganizerHeading>
      {state === "CANCELLED" && (
        <Callout tone="warn" title={text.cancelledTitle} className="mt-6 max-w-2xl">
          <p>{text.cancelledHint}</p>
        </Callout>
      )}
      <SessionForm {...{ event, session }} onSaved={goBack} onCancel={goBack} />
      <SessionActs
        {...{ event, session }}
        onDuplicated={(copy) => void navigate(pathOf(copy))}
        onDeleted={goBack}
      />
    </>
  );
}

function useGoBack(): () => void {
  const navigate = useNavigate();
  const back = useSessionsPath();
  return () => void navigate(back);
}
