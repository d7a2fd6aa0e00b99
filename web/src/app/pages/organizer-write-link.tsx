import { MessageSquare } from "lucide-react";
import { Link } from "react-router";
import type { Session } from "../../api/answers.ts";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { buttonLook } from "../../ui/button.tsx";

/** Leads from a session to a message for its people. */
export const WriteLink = ({ session }: { readonly session: Session }) => (
  <Link
    to={`/organizer/events/${session.eventId}/messages?${new URLSearchParams({ session: session.sessionId })}`}
    className={buttonLook({ variant: "outline" })}
  >
    <MessageSquare aria-hidden className="size-4" />
    {text.write}
  </Link>
);
