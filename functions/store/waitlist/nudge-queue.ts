import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Nudge } from "../../contract/nudge.ts";
import { openQueue, type Queue } from "../queues/queue.ts";

export interface NudgeQueue extends Pick<Queue<Nudge>, "retryIn"> {
  /** Asks the consumer to look at the session's waitlist. Losing or doubling a nudge does no harm. */
  send(sessionId: string, options?: Omit<Nudge, "sessionId">): Promise<void>;
  /** Does the same for many sessions, ten to a call. */
  sendAll(sessionIds: readonly string[]): Promise<void>;
}

export function nudgeQueue(url: string, client?: SQSClient): NudgeQueue {
  const { send, sendAll, retryIn } = openQueue<Nudge>(url, client);
  return {
    send: (sessionId, options) => send({ sessionId, ...options }),
    sendAll: (sessionIds) => sendAll(sessionIds.map((sessionId) => ({ sessionId }))),
    retryIn,
  };
}
