import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { MessagePreviewAnswer, PostMessageBody } from "../../../../functions/contract/messages.ts";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { askAnew } from "../../api/ask-anew.ts";
import { organizerKeys } from "../../api/organizer/keys.ts";
import { postMessage, previewMessage } from "../../api/organizer/messages.ts";
import { sessionsQuery } from "../../api/organizer/queries.ts";
import { messagesMessages as text } from "../../messages/organizer/messages-messages.ts";
import { useDraft } from "../../organizer/use-draft.ts";
import { useSubmit } from "../../organizer/use-submit.ts";
import { showToast } from "../../ui/toasts.ts";
import { checkMessage, newMessage } from "./message-draft.ts";
import { MessageForm } from "./message-form.tsx";
import { MessagePreview } from "./message-preview.tsx";

interface WriteMessageProps {
  readonly event: Event;
  /** The session that the person comes from. */
  readonly sessionId: string | null;
}

interface Planned {
  readonly body: PostMessageBody;
  readonly answer: MessagePreviewAnswer;
}

/** The form, then the preview, then the message is sent. */
export function WriteMessage({ event, sessionId }: WriteMessageProps) {
  const access = useApiAccess();
  const client = useQueryClient();
  const { eventId } = event;
  const { data: sessions = [] } = useQuery(sessionsQuery(access, eventId));
  const [empty] = useState(() => newMessage(sessionId));
  const draft = useDraft(`message ${eventId} ${sessionId ?? ""}`, empty);
  const { submit: submitForm, ...form } = useSubmit();
  const { submit, ...sending } = useSubmit();
  const [planned, setPlanned] = useState<Planned>();

  const preview = async () => {
    const messageId = draft.value.messageId || crypto.randomUUID();
    const checked = checkMessage({ ...draft.value, messageId });
    const answer = await submitForm(checked, (body) => previewMessage(access, eventId, body));
    if (answer === undefined || !checked.ok) return;
    draft.change({ messageId });
    setPlanned({ body: checked.body, answer });
  };

  const send = async ({ body }: Planned) => {
    const sent = await submit({ ok: true, body }, () => postMessage(access, eventId, body));
    await askAnew(client, { queryKey: organizerKeys.messages(eventId) });
    if (sent === undefined) return;
    draft.discard();
    setPlanned(undefined);
    showToast("good", text.sent(sent.recipients));
  };

  return planned === undefined ? (
    <MessageForm {...{ event, sessions, draft }} submission={form} onPreview={() => void preview()} />
  ) : (
    <MessagePreview
      planned={planned.answer}
      failure={sending.failure}
      busy={sending.busy}
      onSend={() => void send(planned)}
      onEdit={() => setPlanned(undefined)}
    />
  );
}
