import { MutationObserver, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import type { Session } from "../answers.ts";
import { useApiAccess } from "../api-access-context.ts";
import type { Answer } from "../failure.ts";
import { currentOf } from "./answers.ts";
import { seatsChanged, sessionSaved } from "./changed.ts";
import { changeSession, type SessionChange } from "./requests.ts";

/** Changes the session as it was seen. It is refused as `changed` if somebody else has changed it since. */
export type ChangeSession = (seen: Session, wanted: SessionChange) => Promise<Answer<Session>>;

export interface PendingChange {
  readonly sessionId: string;
  readonly wanted: SessionChange;
}

const CHANGE_SESSION = ["change-session"];

/** The changes of one session are sent one after the other: the last wins. */
export function useChangeSession(): ChangeSession {
  const access = useApiAccess();
  const client = useQueryClient();
  const own = useRef(new Map<string, string>());
  return useCallback(
    ({ sessionId, eventId, version: seen }, wanted) => {
      const change = new MutationObserver<Answer<Session>, Error, PendingChange>(client, {
        mutationKey: CHANGE_SESSION,
        scope: { id: sessionId },
        mutationFn: async () => {
          const version = latestOwn(own.current, sessionId, seen);
          const answer = await changeSession(access, sessionId, version, wanted);
          if (answer.ok) own.current.set(`${sessionId} ${version}`, answer.value.version);
          const current = answer.ok ? answer.value : currentOf(answer.failure);
          if (current !== undefined) await sessionSaved(client, current);
          seatsChanged(client, eventId, sessionId);
          return answer;
        },
      });
      return change.mutate({ sessionId, wanted });
    },
    [access, client],
  );
}

/** Changes that are not answered yet, in the order in which they were made. */
export const usePendingChanges = (): readonly PendingChange[] =>
  useMutationState({
    filters: { mutationKey: CHANGE_SESSION, status: "pending" },
    select: ({ state }) => state.variables as PendingChange,
  });

/** The present version after this page's own later changes: they are nobody else's. */
function latestOwn(own: ReadonlyMap<string, string>, sessionId: string, seen: string): string {
  let version = seen;
  for (;;) {
    const next = own.get(`${sessionId} ${version}`);
    if (next === undefined || next === version) return version;
    version = next;
  }
}
