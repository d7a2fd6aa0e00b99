import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import pMap from "p-map";
import type { Nudge } from "../../contract/nudge.ts";
import { chunksOf, INDEPENDENT_CALLS } from "../dynamodb/batches.ts";

export interface NudgeQueue {
  /** Asks the consumer to look at the session's waitlist. Losing or doubling a nudge does no harm. */
  send(sessionId: string, options?: Omit<Nudge, "sessionId">): Promise<void>;
  /** Does the same for many sessions, ten to a call. */
  sendAll(sessionIds: readonly string[]): Promise<void>;
  /** Makes a received nudge visible again after this many seconds. */
  retryIn(seconds: number, receiptHandle: string): Promise<void>;
}

/** Retries are short: a nudge may be lost, and often a person waits for the answer meanwhile. */
export const QUEUE_SETTINGS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
} as const;
const MAX_MESSAGES_PER_CALL = 10;

export function nudgeQueue(QueueUrl: string, client = new SQSClient(QUEUE_SETTINGS)): NudgeQueue {
  return {
    async send(sessionId, options) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: bodyOf(sessionId, options) }));
    },

    async sendAll(sessionIds) {
      const sendBatch = async (batch: readonly string[]): Promise<void> => {
        const Entries = batch.map((sessionId, at) => ({ Id: String(at), MessageBody: bodyOf(sessionId) }));
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
        if (Failed.length > 0)
          throw new Error(`the queue refused ${Failed.length} nudges: ${Failed[0]?.Message}`);
      };
      await pMap(chunksOf(sessionIds, MAX_MESSAGES_PER_CALL), sendBatch, INDEPENDENT_CALLS);
    },

    async retryIn(seconds, ReceiptHandle) {
      await client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: seconds }),
      );
    },
  };
}

const bodyOf = (sessionId: string, options: Omit<Nudge, "sessionId"> = {}): string =>
  JSON.stringify({ sessionId, ...options } satisfies Nudge);
