import { type ReactNode, useCallback } from "react";
import type { Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Failure } from "../../api/failure.ts";
import { currentOf } from "../../api/organizer/answers.ts";
import { useChangeSession } from "../../api/organizer/use-change-session.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { failureText, isUnsure } from "../../organizer/failure-text.ts";
import { useQuestion } from "../../organizer/use-question.tsx";
import { showToast } from "../../ui/toasts.ts";
import {
  capacityText,
  concerned,
  loweredQuestion,
  meanwhileQuestion,
  type QuickChange,
} from "./questions.ts";

export type MakeQuickChange = (session: Session, wanted: QuickChange) => void;

/** Changes a session as somebody saw it and reports the result; asks first if the change may be a mistake. */
export function useQuickChange(): { quickChange: MakeQuickChange; dialog: ReactNode } {
  const access = useApiAccess();
  const change = useChangeSession();
  const { ask, dialog } = useQuestion();
  const quickChange = useCallback(
    (session: Session, wanted: QuickChange) => {
      const attempt = async (seen: Session): Promise<void> => {
        const answer = await change(seen, wanted);
        if (answer.ok) return showToast("good", successText(answer.value, wanted));
        const current = currentOf(answer.failure);
        if (current !== undefined) return goOn(seen, current);
        tellFailure(session.title, answer.failure, () => void attempt(seen));
      };
      /** Somebody else has changed the session since it was seen. */
      const goOn = async (seen: Session, current: Session): Promise<void> => {
        if (concerned(wanted).every((field) => !(field in wanted) || current[field] === wanted[field])) {
          return showToast("good", successText(current, wanted));
        }
        const touched = concerned(wanted).some((field) => current[field] !== seen[field]);
        if (!touched || (await ask(meanwhileQuestion(current, wanted)))) await attempt(current);
      };
      const begin = async () => {
        const question = await loweredQuestion(access, session, wanted);
        if (question === undefined || (await ask(question))) await attempt(session);
      };
      void begin();
    },
    [access, change, ask],
  );
  return { quickChange, dialog };
}

function tellFailure(title: string, failure: Failure, retry: () => void): void {
  const outcome = isUnsure(failure) ? text.unsure(title) : text.notSaved(title);
  const again = { label: areaMessages.failure.retry, act: retry };
  const hopeless = failure.kind === "missing" || failure.kind === "forbidden";
  showToast("bad", `${failureText(failure)} ${outcome}`, hopeless ? undefined : again);
}

function successText({ title, capacity }: Session, wanted: QuickChange): string {
  if (wanted.state !== undefined)
    return wanted.state === "CANCELLED" ? text.cancelled(title) : text.reopened(title);
  return text.saved(title, capacityText(capacity));
}
