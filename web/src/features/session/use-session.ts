import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { AgendaSession, Session } from "../../api/answers.ts";
import { useApiAccess } from "../../api/api-access-context.ts";
import { sessionQuery } from "../../api/queries.ts";
import { useBackingOff } from "../../api/use-backing-off.ts";
import { agendaQuery } from "../../seats/seats-query.ts";

/**
 * The page shows the agenda's session at once; the abstract follows. `isPart`: it does not, such as offline. A session may
 * move while its page lies open.
 */
export function useSession(eventId: string, sessionId: string) {
  const access = useApiAccess();
  const { data, error, refetch } = useQuery({
    ...sessionQuery(access, sessionId),
    refetchInterval: useBackingOff(),
  });
  const { data: listed } = useQuery({
    ...agendaQuery(access, useQueryClient(), eventId),
    enabled: false,
    select: (sessions) => sessions.find((each) => each.sessionId === sessionId),
  });
  const session: Session | AgendaSession | undefined = data ?? listed;
  return { data: session, error, refetch, isPart: data === undefined && error !== null };
}
