import { useQueryClient } from "@tanstack/react-query";
import { CopyPlus, Trash2, UsersRound } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import type { Event, Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionsChanged } from "../../api/organizer/changed.ts";
import { deleteSession, duplicateSession } from "../../api/organizer/hands.ts";
import { actsMessages as text } from "../../messages/organizer/many-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { useQuestion } from "../../organizer/use-question.tsx";
import { Button } from "../../ui/button.tsx";
import { returnFocus } from "../../ui/return-focus.ts";
import { showToast } from "../../ui/toasts.ts";

const MoveDialog = lazy(() => import("./move-dialog.tsx"));

interface SessionActsProps {
  readonly event: Event;
  readonly session: Session;
  onDuplicated(copy: Session): void;
  onDeleted(): void;
}

/** What can be done with a whole session, besides changing it. */
export function SessionActs({ event, session, onDuplicated, onDeleted }: SessionActsProps) {
  const [isMoving, setMoving] = useState(false);
  const moveButton = useRef<HTMLButtonElement>(null);
  const { duplicate, remove, busy, dialog } = useActs(session, { onDuplicated, onDeleted });
  return (
    <section aria-labelledby="session-acts" className="mt-10 max-w-2xl border-t border-line pt-6">
      <h2 id="session-acts" className="text-lg font-bold tracking-tight">
        {text.title}
      </h2>
      <ul className="mt-2 divide-y divide-line">
        <Act hint={text.duplicateHint}>
          <Button variant="outline" busy={busy} onClick={duplicate}>
            <CopyPlus aria-hidden className="size-4" />
            {text.duplicate}
          </Button>
        </Act>
        <Act hint={text.moveHint}>
          <Button ref={moveButton} variant="outline" onClick={() => setMoving(true)}>
            <UsersRound aria-hidden className="size-4" />
            {text.move}
          </Button>
        </Act>
        <Act hint={text.deleteHint}>
          <Button variant="dangerOutline" busy={busy} onClick={remove}>
            <Trash2 aria-hidden className="size-4" />
            {text.delete}
          </Button>
        </Act>
      </ul>
      {dialog}
      {isMoving && (
        <Suspense>
          <MoveDialog
            {...{ event, session }}
            onClose={() => setMoving(false)}
            returnFocus={() => returnFocus(moveButton.current)}
          />
        </Suspense>
      )}
    </section>
  );
}

interface ActProps {
  readonly hint: string;
  readonly children: React.ReactNode;
}

const Act = ({ hint, children }: ActProps) => (
  <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
    <p className="min-w-0 flex-1 basis-60 text-ink-soft">{hint}</p>
    {children}
  </li>
);

function useActs(
  { sessionId, eventId, title }: Session,
  { onDuplicated, onDeleted }: Pick<SessionActsProps, "onDuplicated" | "onDeleted">,
) {
  const access = useApiAccess();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { ask, dialog } = useQuestion();
  const duplicate = async () => {
    setBusy(true);
    const answer = await duplicateSession(access, sessionId);
    await sessionsChanged(client, eventId);
    setBusy(false);
    if (!answer.ok) return showToast("bad", failureText(answer.failure));
    onDuplicated(answer.value);
    showToast("good", text.duplicated(title));
  };
  const remove = async () => {
    const question = {
      title: text.deleteTitle(title),
      text: text.deleteText,
      confirm: text.deleteConfirm,
      keep: text.deleteKeep,
    };
    if (!(await ask(question))) return;
    setBusy(true);
    const answer = await deleteSession(access, sessionId);
    await sessionsChanged(client, eventId);
    setBusy(false);
    // A lost answer may have deleted it before.
    if (!answer.ok && answer.failure.kind !== "missing") return showToast("bad", failureText(answer.failure));
    onDeleted();
    showToast("good", text.deleted(title));
  };
  return { duplicate: () => void duplicate(), remove: () => void remove(), busy, dialog };
}
