import { queryOptions } from "@tanstack/react-query";
import type { AgendaSession } from "../api/answers.ts";
import { failureOf } from "../api/failure.ts";
import { readPublic, sessionPath } from "../api/queries.ts";
import { agendaQuery } from "../seats/seats-query.ts";
import { nextTask } from "../time/next-task.ts";
import type { Connection } from "./connection.ts";
import { isMissing } from "./diagnose.ts";
import { eventIdOf } from "./shown-sessions.ts";

/** A page that shows more sessions of an event than this reads its whole agenda, in one request. */
const MOST_BY_ID = 8;
/** A button that could not be loaded tries again by itself. */
const RETRY_MS = 30_000;

/** A session that has a button. */
export const shownSessionQuery = ({ access, client, shown }: Connection, sessionId: string) =>
  queryOptions({
    queryKey: ["shown-session", sessionId],
    retry: (_, error) => !isMissing(failureOf(error)),
    retryDelay: RETRY_MS,
    queryFn: async ({ signal }): Promise<AgendaSession> => {
      // By then, all buttons that the page creates in this task are counted.
      await nextTask();
      const eventId = eventIdOf(sessionId);
      const byId = () => readPublic<AgendaSession>(access, sessionPath(sessionId), signal);
      if (shown.countIn(eventId) <= MOST_BY_ID) return byId();
      const agenda = await client.fetchQuery(agendaQuery(access, client, eventId));
      // A copy of the agenda may be older than the session.
      return agenda.find((session) => session.sessionId === sessionId) ?? byId();
    },
  });
