import { useCallback } from "react";
import type { Answer } from "../../api/organizer/answer.ts";
import type { SessionDetails } from "../../api/organizer/answers.ts";
import { areaMessages } from "../../messages/organizer/area-messages.ts";
import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { notify } from "../../ui/notices.ts";
import { failureText, isUnsure } from "../../ui/request-failure.tsx";
import type { QuickChange } from "./use-presumed.ts";

export type ChangeSession = (session: SessionDetails, wanted: QuickChange) => void;
type Change = (sessionId: string, wanted: QuickChange) => Promise<Answer<SessionDetails>>;

/** Changes a session and tells how that went. */
export function useQuickChange(change: Change): ChangeSession {
  return useCallback(
    (session, wanted) => {
      const attempt = async () => {
        const answer = await change(session.sessionId, wanted);
        if (answer.ok) return notify("good", successText(answer.value, wanted));
        const outcome = isUnsure(answer.failure) ? text.unsure(session.title) : text.notSaved(session.title);
        const said = `${failureText(answer.failure)} ${outcome}`;
        const again = { label: areaMessages.failure.retry, act: () => void attempt() };
        const hopeless = answer.failure.kind === "missing" || answer.failure.kind === "forbidden";
        notify("bad", said, hopeless ? undefined : again);
      };
      void attempt();
    },
    [change],
  );
}

export const capacityText = (capacity: number | null) =>
  capacity === null ? text.unlimited : capacity.toLocaleString("en");

function successText({ title, capacity, taken }: SessionDetails, wanted: QuickChange): string {
  if (wanted.state !== undefined)
    return wanted.state === "CANCELLED" ? text.cancelled(title) : text.reopened(title);
  const said = text.saved(title, capacityText(capacity));
  return capacity !== null && capacity < taken ? `${said} ${text.lowered(taken)}` : said;
}
