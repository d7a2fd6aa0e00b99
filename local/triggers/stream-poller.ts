import { setTimeout as delay } from "node:timers/promises";
import { messageOf } from "../error-text.ts";
import type { Functions } from "../functions/functions.ts";
import { failedItems } from "./batch-response.ts";
import type { MappedStream, StreamRecord } from "./mapped-stream.ts";
import { streamEvent } from "./stream-event.ts";
import type { StreamMapping } from "./stream-mapping.ts";

export interface StreamPollerOptions {
  readonly mapping: StreamMapping;
  readonly stream: Pick<MappedStream, "shards" | "read">;
  readonly functions: Pick<Functions, "invoke" | "clockOffsetMs">;
  /** Learns of records that are given up. */
  giveUp(shard: string, records: readonly StreamRecord[], invocations: number): Promise<void>;
  log(line: string): void;
}

const IDLE_MS = 200;
const FIRST_BACKOFF_MS = 50;
const MAX_BACKOFF_MS = 1_000;
const MAX_DRAIN_MS = 2_000;

/** Plays Lambda's poller for one stream and one function: one batch of a shard at a time, in order. */
export class StreamPoller {
  readonly #options: StreamPollerOptions;
  readonly #stopping = new AbortController();
  readonly #polling: Promise<unknown>;

  constructor(options: StreamPollerOptions) {
    this.#options = options;
    this.#polling = this.#poll();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const inTime = new AbortController();
    const patience = delay(MAX_DRAIN_MS, undefined, { signal: inTime.signal }).catch(() => undefined);
    await Promise.race([this.#polling, patience]);
    inTime.abort();
  }

  async #poll(): Promise<void> {
    const { stream, mapping, log } = this.#options;
    let hasFailed = false;
    while (!this.#stopping.signal.aborted) {
      try {
        const shards = await stream.shards();
        const read = await Promise.all(shards.map((shard) => this.#pollShard(shard)));
        if (!read.includes(true)) await this.#pause(IDLE_MS);
        hasFailed = false;
      } catch (error) {
        if (!hasFailed && !this.#stopping.signal.aborted)
          log(`${mapping.name} | ERROR cannot read: ${messageOf(error)}`);
        hasFailed = true;
        await this.#pause(MAX_BACKOFF_MS);
      }
    }
  }

  /** Handles what a shard has now. `true`: there was something. */
  async #pollShard(shard: string): Promise<boolean> {
    const { stream, mapping } = this.#options;
    const records = await stream.read(shard);
    const wanted = records.filter(mapping.filter);
    for (let at = 0; at < wanted.length; at += mapping.batchSize)
      await this.#handle(shard, wanted.slice(at, at + mapping.batchSize));
    return records.length > 0;
  }

  /** Handles a batch until it is done or given up. Smaller batches show which record is the bad one. */
  async #handle(shard: string, batch: readonly StreamRecord[], retries = 0): Promise<void> {
    const { mapping, giveUp } = this.#options;
    const left = await this.#invoke(batch);
    if (left.length === 0 || this.#stopping.signal.aborted) return;
    if (retries >= mapping.maximumRetries || this.#ageOf(left) > mapping.maximumAgeMs)
      return giveUp(shard, left, retries + 1);
    await this.#pause(Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries));
    if (!mapping.bisects || left.length === 1) return this.#handle(shard, left, retries + 1);
    const half = Math.ceil(left.length / 2);
    await this.#handle(shard, left.slice(0, half), retries);
    await this.#handle(shard, left.slice(half), retries);
  }

  /** Returns the records from the first that has failed. */
  async #invoke(batch: readonly StreamRecord[]): Promise<readonly StreamRecord[]> {
    const { mapping, functions, log } = this.#options;
    const event = JSON.stringify(streamEvent(batch, mapping.streamArn));
    const outcome = await functions.invoke(mapping.target.name, event);
    if (outcome.kind === "error") return batch;
    if (!mapping.reportsItemFailures) return [];
    const numbers = batch.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? "");
    const failed = failedItems(outcome.payload, numbers);
    if (failed === undefined) {
      log(`${mapping.name} | ERROR not a batch response: ${outcome.payload}`);
      return batch;
    }
    const first = numbers.findIndex((number) => failed.has(number));
    return first === -1 ? [] : batch.slice(first);
  }

  #ageOf([first]: readonly StreamRecord[]): number {
    const at = first?.dynamodb?.ApproximateCreationDateTime?.getTime() ?? Date.now();
    return Date.now() + this.#options.functions.clockOffsetMs - at;
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}
