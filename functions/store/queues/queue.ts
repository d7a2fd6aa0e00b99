import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import pMap from "p-map";
import { chunksOf, INDEPENDENT_CALLS } from "../dynamodb/batches.ts";

/** A queue whose messages are JSON. A message may be delivered twice. */
export interface Queue<Message> {
  send(message: Message): Promise<void>;
  /** Sends ten to a call. Rejects if any was not taken. */
  sendAll(messages: readonly Message[]): Promise<void>;
  /** Makes a received message visible again after this many seconds. */
  retryIn(seconds: number, receiptHandle: string): Promise<void>;
}

/** Logs show the message of an error, and that of several together is empty. */
function throwFirst(error: unknown): never {
  throw error instanceof AggregateError ? error.errors[0] : error;
}

/** Retries are short, because often a person waits for the answer meanwhile. */
export const QUEUE_SETTINGS = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
} as const;
const MAX_MESSAGES_PER_CALL = 10;

export function openQueue<Message extends object>(
  QueueUrl: string,
  client = new SQSClient(QUEUE_SETTINGS),
): Queue<Message> {
  const sendBatch = async (batch: readonly Message[]): Promise<void> => {
    const Entries = batch.map((message, at) => ({ Id: String(at), MessageBody: JSON.stringify(message) }));
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    if (Failed.length > 0)
      throw new Error(`the queue refused ${Failed.length} messages: ${Failed[0]?.Message}`);
  };
  return {
    async send(message) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
    },

    async sendAll(messages) {
      await pMap(chunksOf(messages, MAX_MESSAGES_PER_CALL), sendBatch, INDEPENDENT_CALLS).catch(throwFirst);
    },

    async retryIn(seconds, ReceiptHandle) {
      await client.send(
        new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: seconds }),
      );
    },
  };
}
