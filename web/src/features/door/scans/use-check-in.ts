import { useCallback, useRef } from "react";
import { verifyTicket } from "../../../../../functions/contract/tickets/verify-ticket.ts";
import type { CheckInOf, Door } from "../../../api/door/answers.ts";
import { judge } from "./judge.ts";
import { useScanQueue } from "./queue-context.tsx";
import type { Scan } from "./scan.ts";
import { letsIn, type Verdict } from "./verdict.ts";

/** A person at the door waits so long for the service; then the device decides by what it knows. */
const PATIENCE_MS = 1_500;
/** To turn somebody away, the device asks longer. */
const PATIENCE_BEFORE_NO_MS = 4_000;

export interface CheckInOptions {
  /** Beyond the capacity, or before those who stand by. */
  readonly anyway?: boolean;
  /** The device cannot check it, and the person at the door lets them in. */
  readonly trusted?: boolean;
}

interface At {
  readonly sessionId: string;
  readonly personId: string;
  readonly door: Door | undefined;
  readonly offline: boolean;
}

/** Lets somebody in, or says why not. The scan is kept on the device before it is sent. */
export function useCheckIn(at: At) {
  const { queue } = useScanQueue();
  const latest = useRef(at);
  latest.current = at;
  return useCallback(
    async (asked: CheckInOf, { anyway = false, trusted = false }: CheckInOptions = {}): Promise<Scan> => {
      const { sessionId, personId, door, offline } = latest.current;
      const judged = await judgedBy(door, sessionId, asked, anyway);
      const verdict: Verdict =
        trusted && judged.verdict.kind === "unchecked"
          ? { kind: "welcome", name: null, number: null }
          : judged.verdict;
      const isSent = !judged.final && (letsIn(verdict) || !offline);
      const scan: Scan = {
        checkInId: crypto.randomUUID(),
        ...{ sessionId, personId, asked, verdict },
        // Without a network they are inside before the service hears of it.
        anyway: anyway || (offline && letsIn(verdict)),
        at: new Date().toISOString(),
        state: isSent ? "waits" : "done",
        tried: false,
        userId: judged.attendee?.userId ?? null,
        name: judged.attendee?.name ?? null,
        corrects: null,
      };
      await queue.add(scan);
      // Without a network it waits for the next answer of the service.
      if (!isSent || offline) return scan;
      const patience = letsIn(verdict) ? PATIENCE_MS : PATIENCE_BEFORE_NO_MS;
      const said = await queue.answerTo(scan.checkInId, patience);
      if (said === undefined && !letsIn(verdict)) await queue.giveUp(scan.checkInId);
      return queue.state().scans.find(({ checkInId }) => checkInId === scan.checkInId) ?? scan;
    },
    [queue],
  );
}

async function judgedBy(door: Door | undefined, sessionId: string, asked: CheckInOf, anyway: boolean) {
  const [eventId = ""] = sessionId.split(".");
  const keys = new Map(door?.keys.map(({ keyId, publicKey }) => [keyId, publicKey]));
  const ticket = "ticket" in asked ? await verifyTicket(asked.ticket, { eventId, keys }) : undefined;
  if (door === undefined) {
    const isNone = ticket?.kind === "not-a-ticket";
    const verdict: Verdict = { kind: isNone ? "unknown" : "unchecked" };
    return { verdict, attendee: undefined, final: isNone };
  }
  return judge(door, { asked, ticket, anyway });
}
