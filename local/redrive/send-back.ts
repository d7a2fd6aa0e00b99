import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { StartError } from "../start-error.ts";
import type { Queue } from "./dead-letter-queue.ts";

const MAX_MESSAGES_PER_CALL = 10;

/**
 * Moves messages one by one. It sends before it deletes: a crash in between doubles messages, which is
 * harmless, and loses none.
 */
export async function sendBack(
  sqs: SQSClient,
  deadLetters: Queue,
  source: Queue,
  progress: (moved: number) => void,
): Promise<number> {
  let moved = 0;
  // Messages that fail again meanwhile return here; the next redrive moves them.
  while (moved < deadLetters.messages) {
    const messages = await receive(sqs, deadLetters, deadLetters.messages - moved);
    if (messages.length === 0) break;
    await send(sqs, source, messages);
    await remove(sqs, deadLetters, messages);
    moved += messages.length;
    progress(moved);
  }
  return moved;
}

async function receive(sqs: SQSClient, { url }: Queue, atMost: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: Math.min(MAX_MESSAGES_PER_CALL, atMost),
      MessageAttributeNames: ["All"],
      // Without a wait, SQS asks only a part of its servers.
      WaitTimeSeconds: 1,
    }),
  );
  return Messages;
}

async function send(sqs: SQSClient, { url, name }: Queue, messages: readonly Message[]): Promise<void> {
  const Entries = messages.map(({ Body, MessageAttributes }, position) => ({
    Id: String(position),
    MessageBody: Body,
    MessageAttributes,
  }));
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  if (Failed.length > 0) throw new StartError(`${name} refused some messages: ${Failed[0]?.Message}.`);
}

async function remove(sqs: SQSClient, { url }: Queue, messages: readonly Message[]): Promise<void> {
  const Entries = messages.map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
}
