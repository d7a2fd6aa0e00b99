import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { useApiAccess } from "../../../api/api-access-context.ts";
import type { Door } from "../../../api/door/answers.ts";
import { doorKey } from "../../../api/door/door.ts";
import { ScanQueue } from "./scan-queue.ts";
import { withoutScan, withResult } from "./settled-door.ts";

const QueueContext = createContext<ScanQueue | undefined>(undefined);
/** What waits is tried again after this, also on pages that look at no door. */
const RETRY_MS = 15_000;

/** Keeps and sends the scans of one person, as long as any page of the door is open. */
export function ScanQueueProvider({
  personId,
  children,
}: {
  readonly personId: string;
  readonly children: ReactNode;
}) {
  const access = useApiAccess();
  const client = useQueryClient();
  const [queue] = useState(() => {
    const change = (sessionId: string, next: (door: Door) => Door) => {
      const queryKey = doorKey(sessionId, personId);
      // An answer that is on its way may be older.
      void client.cancelQueries({ queryKey });
      client.setQueryData<Door>(queryKey, (door) => door && next(door));
    };
    return new ScanQueue(access, personId, {
      onResult: (scan, result) => change(scan.sessionId, (door) => withResult(door, scan, result)),
      onUndone: (scan, { counts }) => change(scan.sessionId, (door) => withoutScan(door, scan, counts)),
    });
  });
  useEffect(() => {
    const send = () => void queue.send();
    void queue.open();
    addEventListener("online", send);
    const timer = setInterval(send, RETRY_MS);
    return () => {
      removeEventListener("online", send);
      clearInterval(timer);
    };
  }, [queue]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

export function useScanQueue() {
  const queue = use(QueueContext);
  if (queue === undefined) throw new Error("There is no ScanQueueProvider around this component");
  return { queue, ...useSyncExternalStore(queue.subscribe, queue.state) };
}
