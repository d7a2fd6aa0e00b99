import { useSearchParams } from "react-router";
import { MessageHistory } from "../../features/organizer-messages/message-history.tsx";
import { WriteMessage } from "../../features/organizer-messages/write-message.tsx";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { PageTitle } from "../page-title.tsx";
import { useOrganizerEvent } from "./organizer-event.tsx";
import { OrganizerHeading } from "./organizer-heading.tsx";

/** Messages to the people of an event. `?session=` names the session that the person comes from. */
export default function OrganizerMessagesPage() {
  const event = useOrganizerEvent();
  const [query] = useSearchParams();
  const sessionId = query.get("session");
  return (
    <>
      <PageTitle parts={[text.title, event.title]} />
      <OrganizerHeading title={text.title} intro={text.intro} />
      <WriteMessage key={sessionId} event={event} sessionId={sessionId} />
      <MessageHistory event={event} />
    </>
  );
}
