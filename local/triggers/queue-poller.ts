import { setTimeout as delay } from "node:timers/promises";
import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { messageOf } from "../error-text.ts";
import type { Functions } from "../functions/functions.ts";
import { failedItems } from "./batch-response.ts";
import type { EventSourceMapping } from "./event-source-mapping.ts";
import { sqsEvent } from "./sqs-event.ts";

export interface QueuePollerOptions {
  readonly mapping: EventSourceMapping;
  readonly queueUrl: string;
  readonly sqs: SQSClient;
  readonly functions: Pick<Functions, "invoke">;
  log(line: string): void;
}

/** SQS gives out, and deletes, at most so many in one call. */
const MAX_MESSAGES_A_CALL = 10;
const LONG_POLL_SECONDS = 20;
const FIRST_BACKOFF_MS = 50;
const LONGEST_BACKOFF_MS = 1_000;
/** What runs when the service stops may end; what takes longer comes back from the queue. */
const DRAIN_MS = 2_000;

/** Plays Lambda's poller: one queue, one function, as many batches at a time as the mapping says. */
export class QueuePoller {
  #options: QueuePollerOptions;
  #stopping = new AbortController();
  #deliveries = new Set<Promise<void>>();
  #polling: Promise<void>;

  constructor(options: QueuePollerOptions) {
    this.#options = options;
    this.#polling = this.#poll();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const inTime = new AbortController();
    const patience = delay(DRAIN_MS, undefined, { signal: inTime.signal }).catch(() => undefined);
    await Promise.race([Promise.all([this.#polling, ...this.#deliveries]), patience]);
    inTime.abort();
  }

  async #poll(): Promise<void> {
    const { mapping, log } = this.#options;
    const { signal } = this.#stopping;
    let backoffMs = 0;
    while (!signal.aborted) {
      try {
        if (this.#deliveries.size >= mapping.maximumConcurrency) await Promise.race(this.#deliveries);
        else this.#deliver(await this.#gather());
        backoffMs = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (backoffMs === 0) log(`${mapping.name} | ERROR cannot receive: ${messageOf(error)}`);
        // The permissions of a running service do not change, and AWS would not have made this mapping.
        if (error instanceof Error && error.name === "AccessDeniedException") return;
        backoffMs = Math.min(LONGEST_BACKOFF_MS, 2 * backoffMs || FIRST_BACKOFF_MS);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** One batch: what is there when something is, or what comes until the mapping's window closes. */
  async #gather(): Promise<Message[]> {
    const { batchSize, windowMs } = this.#options.mapping;
    const batch = await this.#receive(batchSize, LONG_POLL_SECONDS);
    const closesAt = performance.now() + windowMs;
    while (batch.length > 0 && batch.length < batchSize) {
      const leftMs = closesAt - performance.now();
      if (leftMs <= 0) break;
      const waitSeconds = Math.min(LONG_POLL_SECONDS, Math.floor(leftMs / 1000));
      if (waitSeconds === 0) await delay(leftMs);
      batch.push(...(await this.#receive(batchSize - batch.length, waitSeconds)));
    }
    return batch;
  }

  async #receive(count: number, WaitTimeSeconds: number): Promise<Message[]> {
    const { sqs, queueUrl: QueueUrl } = this.#options;
    const command = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: Math.min(count, MAX_MESSAGES_A_CALL),
      WaitTimeSeconds,
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });
    const { Messages = [] } = await sqs.send(command, { abortSignal: this.#stopping.signal });
    return Messages;
  }

  #deliver(batch: Message[]): void {
    if (batch.length === 0) return;
    const { mapping, log } = this.#options;
    const delivery = this.#invoke(batch)
      .catch((error: unknown) => {
        if (!this.#stopping.signal.aborted) log(`${mapping.name} | ERROR cannot delete: ${messageOf(error)}`);
      })
      .finally(() => this.#deliveries.delete(delivery));
    this.#deliveries.add(delivery);
  }

  async #invoke(batch: Message[]): Promise<void> {
    const { mapping, functions, log } = this.#options;
    const event = JSON.stringify(sqsEvent(batch, mapping.queueArn));
    const outcome = await functions.invoke(mapping.target.name, event);
    if (outcome.kind === "error") return;
    if (!mapping.reportsItemFailures) return this.#delete(batch);
    const ids = batch.map(({ MessageId = "" }) => MessageId);
    const failed = failedItems(outcome.payload, ids);
    if (failed === undefined) log(`${mapping.name} | ERROR not a batch response: ${outcome.payload}`);
    else await this.#delete(batch.filter(({ MessageId = "" }) => !failed.has(MessageId)));
  }

  async #delete(messages: readonly Message[]): Promise<void> {
    const { sqs, queueUrl: QueueUrl } = this.#options;
    for (let start = 0; start < messages.length; start += MAX_MESSAGES_A_CALL) {
      const Entries = messages
        .slice(start, start + MAX_MESSAGES_A_CALL)
        .map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }));
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    }
  }
}
