import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useApiAccess } from "../../api/api-access-context.ts";
import type { Answer } from "../../api/failure.ts";
import { sessionsChanged } from "../../api/organizer/changed.ts";
import { type UndoneAnswer, undoSessions } from "../../api/organizer/hands.ts";
import { manyMessages as text } from "../../messages/organizer/many-messages.ts";
import { failureText } from "../../organizer/failure-text.ts";
import { showToast } from "../../ui/toasts.ts";

/** It is the time in which the service lets a change be undone. */
const UNDO_MS = 60_000;

/** Tells that sessions were changed, in a toast that can undo it for a minute. */
export function useUndo(eventId: string): (tokens: readonly string[], changed: number) => void {
  const access = useApiAccess();
  const client = useQueryClient();
  return useCallback(
    (tokens, changed) => {
      const undo = async () => {
        const results: UndoneAnswer["results"][number][] = [];
        for (const token of tokens) {
          let answer: Answer<UndoneAnswer>;
          do {
            answer = await undoSessions(access, eventId, token);
            if (!answer.ok) return showToast("bad", failureText(answer.failure));
          } while (!answer.value.complete);
          results.push(...answer.value.results);
        }
        await sessionsChanged(client, eventId);
        tellUndone(results);
      };
      const action = { label: text.undo, act: () => void undo(), forMs: UNDO_MS };
      showToast("good", text.changed(changed), tokens.length === 0 ? undefined : action);
    },
    [access, client, eventId],
  );
}

function tellUndone(results: readonly UndoneAnswer["results"][number][]): void {
  const undone = text.undone(results.filter(({ result }) => result === "UNDONE").length);
  const others = results.filter(({ result }) => result !== "UNDONE").map(({ title }) => `“${title}”`);
  if (others.length === 0) showToast("good", undone);
  else showToast("plain", `${undone} ${text.notUndone(others.join(", "))}`);
}
