import { setTimeout as delay } from "node:timers/promises";
import type { Message } from "@aws-sdk/client-sqs";
import { messageOf } from "../error-text.ts";
import type { Functions } from "../functions/functions.ts";
import { failedItems } from "./batch-response.ts";
import type { EventSourceMapping } from "./event-source-mapping.ts";
import { type MappedQueue, MappingRefused } from "./mapped-queue.ts";
import { sqsEvent } from "./sqs-event.ts";

export interface QueuePollerOptions {
  readonly mapping: EventSourceMapping;
  readonly queue: MappedQueue;
  readonly functions: Pick<Functions, "invoke">;
  log(line: string): void;
}

const FIRST_BACKOFF_MS = 50;
const MAX_BACKOFF_MS = 1_000;
/**
 * Invocations get this long to finish when the service stops; the queue returns the messages of longer ones.
 */
const MAX_DRAIN_MS = 2_000;

/**
 * Plays Lambda's poller for one queue and one function, with as many concurrent batches as the mapping says.
 */
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
    const patience = delay(MAX_DRAIN_MS, undefined, { signal: inTime.signal }).catch(() => undefined);
    await Promise.race([Promise.all([this.#polling, ...this.#deliveries]), patience]);
    inTime.abort();
  }

  async #poll(): Promise<void> {
    const { mapping, queue } = this.#options;
    const { signal } = this.#stopping;
    let next = () => queue.check();
    let backoffMs = 0;
    while (!signal.aborted) {
      try {
        if (this.#deliveries.size >= mapping.maximumConcurrency) await Promise.race(this.#deliveries);
        else await next();
        next = async () => this.#deliver(await queue.receiveBatch(signal));
        backoffMs = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (backoffMs === 0 || isFinal(error)) this.#report("cannot receive", error);
        if (isFinal(error)) return;
        backoffMs = Math.min(MAX_BACKOFF_MS, 2 * backoffMs || FIRST_BACKOFF_MS);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #deliver(batch: Message[]): void {
    if (batch.length === 0) return;
    const delivery = this.#invoke(batch)
      .catch((error: unknown) => {
        this.#report("cannot delete", error);
        if (isFinal(error)) this.#stopping.abort();
      })
      .finally(() => this.#deliveries.delete(delivery));
    this.#deliveries.add(delivery);
  }

  async #invoke(batch: Message[]): Promise<void> {
    const { mapping, queue, functions } = this.#options;
    const event = JSON.stringify(sqsEvent(batch, mapping.queueArn));
    const outcome = await functions.invoke(mapping.target.name, event);
    if (outcome.kind === "error") return;
    if (!mapping.reportsItemFailures) return queue.delete(batch);
    const ids = batch.map(({ MessageId = "" }) => MessageId);
    const failed = failedItems(outcome.payload, ids);
    if (failed === undefined) this.#report("not a batch response", outcome.payload);
    else await queue.delete(batch.filter(({ MessageId = "" }) => !failed.has(MessageId)));
  }

  #report(what: string, cause: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#options.log(`${this.#options.mapping.name} | ERROR ${what}: ${messageOf(cause)}`);
  }
}

/** A template does not change while it is served. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof MappingRefused || (error instanceof Error && error.name === "AccessDeniedException")
  );
}
