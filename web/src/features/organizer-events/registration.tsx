import { useQueryClient } from "@tanstack/react-query";
import { DoorClosed, DoorOpen } from "lucide-react";
import { useState } from "react";
import type { Event } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { eventSaved, sessionsChanged } from "../../api/organizer/changed.ts";
import { putRegistration } from "../../api/organizer/hands.ts";
import { registrationMessages as text } from "../../messages/organizer/many-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { failureText, isBusy } from "../../organizer/failure-text.ts";
import { useQuestion } from "../../organizer/use-question.tsx";
import { Button } from "../../ui/button.tsx";
import { showToast } from "../../ui/toasts.ts";

const QUESTION = {
  title: text.closeTitle,
  text: text.closeText,
  confirm: text.closeConfirm,
  keep: text.closeKeep,
};
/** An event with very many sessions needs several requests. */
const MOST_REPEATS = 10;

function useRegistration({ eventId }: Event) {
  const access = useApiAccess();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const say = async (closed: boolean) => {
    setBusy(true);
    let answer = await putRegistration(access, eventId, closed);
    for (let repeats = 1; !answer.ok && isBusy(answer.failure) && repeats < MOST_REPEATS; repeats++)
      answer = await putRegistration(access, eventId, closed);
    if (answer.ok) await eventSaved(client, answer.value);
    await sessionsChanged(client, eventId);
    setBusy(false);
    if (answer.ok) showToast("good", closed ? text.closed : text.opened);
    else showToast("bad", failureText(answer.failure));
  };
  return { say, busy };
}

/** Closes all registration of the event, after a question. */
export function CloseRegistration({ event }: { readonly event: Event }) {
  const { say, busy } = useRegistration(event);
  const { ask, dialog } = useQuestion();
  const close = async () => {
    if (await ask(QUESTION)) await say(true);
  };
  return (
    <>
      {!event.registrationClosed && (
        <Button variant="dangerOutline" busy={busy} onClick={() => void close()}>
          <DoorClosed aria-hidden className="size-4" />
          {text.close}
        </Button>
      )}
      {dialog}
    </>
  );
}

/** Says that all registration is closed, and opens it again. */
export function RegistrationClosed({ event }: { readonly event: Event }) {
  const { say, busy } = useRegistration(event);
  if (!event.registrationClosed) return null;
  return (
    <Callout tone="warn" title={text.closedTitle} className="mt-6">
      <p>{text.closedHint}</p>
      <Button className="mt-3" variant="outline" busy={busy} onClick={() => void say(false)}>
        <DoorOpen aria-hidden className="size-4" />
        {text.open}
      </Button>
    </Callout>
  );
}
