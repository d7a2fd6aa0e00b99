import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { EventSourceMapping } from "./event-source-mapping.ts";

const LONG_POLL_SECONDS = 20;

/** Thrown when AWS would not create the mapping. */
export class MappingRefused extends Error {
  override readonly name = "MappingRefused";
}

/** The queue of a mapping, read as Lambda reads it: one batch at a time. */
export class MappedQueue {
  #sqs: SQSClient;
  #url: string;
  #mapping: EventSourceMapping;

  constructor(sqs: SQSClient, url: string, mapping: EventSourceMapping) {
    this.#sqs = sqs;
    this.#url = url;
    this.#mapping = mapping;
  }

  /**
   * Rejects with MappingRefused if a message could become visible again while the function may still handle
   * it.
   */
  async check(): Promise<void> {
    const AttributeNames = ["VisibilityTimeout" as const];
    const asked = new GetQueueAttributesCommand({ QueueUrl: this.#url, AttributeNames });
    const { Attributes } = await this.#sqs.send(asked);
    const hiddenMs = Number(Attributes?.VisibilityTimeout) * 1000;
    if (hiddenMs >= this.#mapping.target.timeoutMs) return;
    throw new MappingRefused(`messages come back after ${hiddenMs} ms, before the function has timed out`);
  }

  /** Waits for messages and returns one batch. Returns an empty one after a while. */
  async receiveBatch(abortSignal: AbortSignal): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#url,
      MaxNumberOfMessages: this.#mapping.batchSize,
      WaitTimeSeconds: LONG_POLL_SECONDS,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });
    const { Messages = [] } = await this.#sqs.send(command, { abortSignal });
    return Messages;
  }

  async delete(messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const Entries = messages.map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }));
    await this.#sqs.send(new DeleteMessageBatchCommand({ QueueUrl: this.#url, Entries }));
  }
}
