import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useApiAccess } from "../../../api/api-access-context.ts";
import { doorQuery, LOOK_EVERY_MS } from "../../../api/door/door.ts";
import { errorInstead, type Failure, failureOf } from "../../../api/failure.ts";
import { useOnline } from "../../../ui/use-online.ts";
import { useScanQueue } from "./queue-context.tsx";
import { withScans } from "./roster.ts";

/** The door of a session as this device knows it, with what it has not sent yet. It looks again while it is visible. */
export function useDoor(sessionId: string, personId: string) {
  const { queue, scans: all, failure, volatile } = useScanQueue();
  const query = useQuery({
    ...doorQuery(useApiAccess(), useQueryClient(), sessionId, personId),
    refetchInterval: LOOK_EVERY_MS,
  });
  const { data, dataUpdatedAt, error, refetch } = query;
  const scans = useMemo(() => all.filter((scan) => scan.sessionId === sessionId), [all, sessionId]);
  const door = useMemo(() => data && withScans(data, scans, personId), [data, scans, personId]);
  const online = useOnline();
  useEffect(() => {
    // The service answers, so what waits can be sent.
    if (dataUpdatedAt > 0 && error === null) void queue.send();
  }, [queue, dataUpdatedAt, error]);
  return {
    door,
    scans,
    /** Of all sessions: people go from door to door. */
    corrected: useMemo(() => all.filter(({ corrects }) => corrects !== null), [all]),
    waiting: all.filter(({ state }) => state !== "done").length,
    volatile,
    /** Nothing can be asked now: the device decides. */
    offline: !online || isAway(error === null ? failure : failureOf(error)),
    /** The service no longer lets this person serve the door. */
    forbidden: (error !== null && failureOf(error).kind === "forbidden") || failure?.kind === "forbidden",
    error: errorInstead(query),
    retry: refetch,
  };
}

const isAway = (failure: Failure | undefined): boolean =>
  failure?.kind === "offline" || failure?.kind === "unavailable" || failure?.kind === "busy";
