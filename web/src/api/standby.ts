import { queryOptions } from "@tanstack/react-query";
import type { StandbyAnswer } from "../../../functions/contract/standby.ts";
import { readPublic, sessionPath } from "./queries.ts";
import type { ApiAccess } from "./request.ts";

export type Standby = StandbyAnswer;

/** The service says the same to everybody for two seconds. */
const INTERVAL_MS = 4_000;

/** Which numbers a door has called, again and again. */
export const standbyQuery = (access: ApiAccess, sessionId: string) =>
  queryOptions({
    queryKey: ["standby", sessionId],
    queryFn: ({ signal }) => readPublic<Standby>(access, `${sessionPath(sessionId)}/standby`, signal),
    refetchInterval: INTERVAL_MS,
    staleTime: INTERVAL_MS,
  });
