import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { readSession } from "../../api/organizer/requests.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import type { MakeQuickChange } from "./use-quick-change.tsx";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

/** Cancels a session, or reopens it, after asking. The question counts the people who are affected now. */
export function useCancelling(onChange: MakeQuickChange) {
  const access = useApiAccess();
  const [asked, setAsked] = useState<Session>();
  const asking = useRef<HTMLElement>(null);
  const ask = useCallback(
    async (session: Session, button: HTMLElement) => {
      asking.current = button;
      setAsked(session);
      const answer = await readSession(access, session.sessionId);
      if (!answer.ok) return;
      const { taken, waiting } = answer.value;
      setAsked((now) => (now === session ? { ...session, taken, waiting } : now));
    },
    [access],
  );
  const dialog = asked && (
    <Suspense>
      <ConfirmDialog
        question={questionOf(asked)}
        onConfirm={() => onChange(asked, { state: asked.state === "CANCELLED" ? "OPEN" : "CANCELLED" })}
        onClose={() => setAsked(undefined)}
        returnFocus={() => returnFocus(asking.current)}
      />
    </Suspense>
  );
  return { ask, dialog };
}

function questionOf({ title, state, taken, waiting }: Session) {
  if (state === "CANCELLED") {
    return {
      title: text.reopenTitle(title),
      text: text.reopenText,
      confirm: text.reopenConfirm,
      keep: text.reopenKeep,
    };
  }
  return {
    title: text.cancelTitle(title),
    text: text.cancelText(taken, waiting),
    confirm: text.cancelConfirm,
    keep: text.cancelKeep,
  };
}
