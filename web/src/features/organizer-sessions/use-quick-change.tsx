import { type ReactNode, useCallback } from "react";
import type { Answer, RequestFailure } from "../../api/organizer/answer.ts";
import { currentOf, type SessionDetails } from "../../api/organizer/answers.ts";
import { useOrganizerApi } from "../../api/organizer/use-organizer-api.tsx";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { notify } from "../../ui/notices.ts";
import { failureText, isUnsure } from "../../ui/request-failure.tsx";
import { useQuestion } from "../../ui/use-question.tsx";
import { capacityText, concerned, loweredQuestion, meanwhileQuestion } from "./questions.ts";
import type { QuickChange } from "./use-presumed.ts";

export type ChangeSession = (session: SessionDetails, wanted: QuickChange) => void;
/** Sends a change of the session as it was seen. */
type Change = (session: SessionDetails, wanted: QuickChange) => Promise<Answer<SessionDetails>>;

/** Changes a session as somebody saw it and reports the result; asks first if the change may be a mistake. */
export function useQuickChange(change: Change): { quickChange: ChangeSession; dialog: ReactNode } {
  const api = useOrganizerApi();
  const { ask, dialog } = useQuestion();
  const quickChange = useCallback(
    (session: SessionDetails, wanted: QuickChange) => {
      const attempt = async (seen: SessionDetails): Promise<void> => {
        const answer = await change(seen, wanted);
        if (answer.ok) return notify("good", successText(answer.value, wanted));
        const current = currentOf(answer.failure);
        if (current !== undefined) return goOn(seen, current);
        tellFailure(session.title, answer.failure, () => void attempt(seen));
      };
      /** Somebody else has changed the session since it was seen. */
      const goOn = async (seen: SessionDetails, current: SessionDetails): Promise<void> => {
        if (concerned(wanted).every((field) => !(field in wanted) || current[field] === wanted[field])) {
          return notify("good", successText(current, wanted));
        }
        const touched = concerned(wanted).some((field) => current[field] !== seen[field]);
        if (!touched || (await ask(meanwhileQuestion(current, wanted)))) await attempt(current);
      };
      const begin = async () => {
        const question = await loweredQuestion(api, session, wanted);
        if (question === undefined || (await ask(question))) await attempt(session);
      };
      void begin();
    },
    [api, change, ask],
  );
  return { quickChange, dialog };
}

function tellFailure(title: string, failure: RequestFailure, retry: () => void): void {
  const outcome = isUnsure(failure) ? text.unsure(title) : text.notSaved(title);
  const again = { label: areaMessages.failure.retry, act: retry };
  const hopeless = failure.kind === "missing" || failure.kind === "forbidden";
  notify("bad", `${failureText(failure)} ${outcome}`, hopeless ? undefined : again);
}

function successText({ title, capacity }: SessionDetails, wanted: QuickChange): string {
  if (wanted.state !== undefined)
    return wanted.state === "CANCELLED" ? text.cancelled(title) : text.reopened(title);
  return text.saved(title, capacityText(capacity));
}
