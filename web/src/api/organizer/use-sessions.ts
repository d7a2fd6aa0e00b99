import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Session } from "../answers.ts";
import { useApiAccess } from "../api-access-context.ts";
import { useBackingOff } from "../use-backing-off.ts";
import { sessionsQuery } from "./queries.ts";
import type { SessionChange } from "./requests.ts";
import { type PendingChange, usePendingChanges } from "./use-change-session.ts";

/** An event's sessions, up to date while they are visible; changes show at once and are undone if refused. */
export function useSessions(eventId: string) {
  const query = {
    ...sessionsQuery(useApiAccess(), eventId),
    refetchInterval: useBackingOff({ eager: true }),
  };
  const { data, error, refetch } = useQuery(query);
  const pending = usePendingChanges();
  const sessions = useMemo(() => data?.map((session) => asChanged(session, pending)), [data, pending]);
  return { sessions, error, refetch };
}

/** Sessions without a change stay the same objects, so that one change does not render nine hundred rows. */
function asChanged(session: Session, pending: readonly PendingChange[]): Session {
  const changes = pending.filter(({ sessionId }) => sessionId === session.sessionId);
  if (changes.length === 0) return session;
  const wanted: SessionChange = Object.assign({}, ...changes.map((each) => each.wanted));
  const { capacity = session.capacity, state = session.state } = wanted;
  return { ...session, capacity, state };
}
