import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { SessionDetails } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { returnFocus } from "../../ui/return-focus.ts";
import type { ChangeSession } from "./use-quick-change.tsx";

const ConfirmDialog = lazy(() => import("../../ui/confirm-dialog.tsx"));

/** Cancels a session, or reopens it, after asking. The question counts the people who are affected now. */
export function useCancelling(onChange: ChangeSession) {
  const api = useOrganizerApi();
  const [asked, setAsked] = useState<SessionDetails>();
  const asking = useRef<HTMLElement>(null);
  const ask = useCallback(
    async (session: SessionDetails, button: HTMLElement) => {
      asking.current = button;
      setAsked(session);
      const answer = await api.session(session.sessionId);
      if (!answer.ok) return;
      const { taken, waiting } = answer.value;
      setAsked((now) => (now === session ? { ...session, taken, waiting } : now));
    },
    [api],
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

function questionOf({ title, state, taken, waiting }: SessionDetails) {
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
