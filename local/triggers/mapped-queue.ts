import { setTimeout as delay } from "node:timers/promises";
import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { EventSourceMapping } from "./event-source-mapping.ts";

/** SQS gives out, and deletes, at most so many in one call. */
const MESSAGES_A_CALL = 10;
const LONG_POLL_SECONDS = 20;

/** AWS would not have made the mapping. */
export class MappingRefused extends Error {
  override readonly name = "MappingRefused";
}

/** The queue of a mapping, as Lambda uses it: a batch at a time. */
export class MappedQueue {
  #sqs: SQSClient;
  #url: string;
  #mapping: EventSourceMapping;

  constructor(sqs: SQSClient, url: string, mapping: EventSourceMapping) {
    this.#sqs = sqs;
    this.#url = url;
    this.#mapping = mapping;
  }

  /** Rejects with MappingRefused when a message would be given out again while the function may still be at it. */
  async check(): Promise<void> {
    const AttributeNames = ["VisibilityTimeout" as const];
    const asked = new GetQueueAttributesCommand({ QueueUrl: this.#url, AttributeNames });
    const { Attributes } = await this.#sqs.send(asked);
    const hiddenMs = Number(Attributes?.VisibilityTimeout) * 1000;
    if (hiddenMs >= this.#mapping.target.timeoutMs) return;
    throw new MappingRefused(`messages come back after ${hiddenMs} ms, before the function has timed out`);
  }

  /** One batch: what is there when something is, or what comes until the mapping's window closes. Empty after a while. */
  async receiveBatch(signal: AbortSignal): Promise<Message[]> {
    const { batchSize, windowMs } = this.#mapping;
    const batch = await this.#receive(batchSize, LONG_POLL_SECONDS, signal);
    const closesAt = performance.now() + windowMs;
    while (batch.length > 0 && batch.length < batchSize) {
      const leftMs = closesAt - performance.now();
      if (leftMs <= 0) break;
      const waitSeconds = Math.min(LONG_POLL_SECONDS, Math.floor(leftMs / 1000));
      if (waitSeconds === 0) await delay(leftMs, undefined, { signal });
      batch.push(...(await this.#receive(batchSize - batch.length, waitSeconds, signal)));
    }
    return batch;
  }

  async delete(messages: readonly Message[]): Promise<void> {
    for (let start = 0; start < messages.length; start += MESSAGES_A_CALL) {
      const Entries = messages
        .slice(start, start + MESSAGES_A_CALL)
        .map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }));
      await this.#sqs.send(new DeleteMessageBatchCommand({ QueueUrl: this.#url, Entries }));
    }
  }

  async #receive(count: number, WaitTimeSeconds: number, abortSignal: AbortSignal): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: Math.min(count, MESSAGES_A_CALL),
      WaitTimeSeconds,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });
    const { Messages = [] } = await this.#sqs.send(command, { abortSignal });
    return Messages;
  }
}
