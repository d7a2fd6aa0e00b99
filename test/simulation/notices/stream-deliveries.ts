import type { DynamoDBBatchResponse, DynamoDBRecord } from "aws-lambda";
import { filterOf } from "../../../local/triggers/event-pattern.ts";
import { draw, type Spread } from "../time/spread.ts";
import type { VirtualTime } from "../time/virtual-time.ts";
import { type Kept, recordOf, type SimulatedStream } from "./stream.ts";

/** A mapping of the template. A test compares them. */
export interface MappingSettings {
  readonly pattern: object;
  readonly batchSize: number;
  readonly maxRetries: number;
  readonly functionTimeoutMs: number;
}

interface MappingOptions extends MappingSettings {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly stream: SimulatedStream;
  /** It never answers if the function has crashed. */
  readonly handle: (records: readonly DynamoDBRecord[]) => Promise<DynamoDBBatchResponse>;
  /** How often a batch that was handled comes once more, in whatever order. */
  readonly doubles: () => number;
  /** Nothing is read before this time. */
  readonly stalledUntil: () => number;
  readonly onGivenUp: (records: readonly DynamoDBRecord[]) => void;
}

const POLL: Spread = { least: 1, most: 250 };
/** Some come again after the moves of a day have been told. */
const AGAIN: Spread = { least: 0, most: 600_000, power: 2 };
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 5_000;

/** Lambda's reading of a stream: one batch of a shard at a time, in order, until it is handled or given up. */
export function deliverRecords(options: MappingOptions): void {
  for (const shard of options.stream.shards) new ShardReader(options, shard);
}

class ShardReader {
  readonly #options: MappingOptions;
  readonly #shard: readonly Kept[];
  readonly #isWanted: (record: object) => boolean;
  #next = 0;
  #isReading = false;

  constructor(options: MappingOptions, shard: readonly Kept[]) {
    this.#options = options;
    this.#shard = shard;
    this.#isWanted = filterOf([options.pattern]);
    options.stream.onWritten(() => this.#wake());
  }

  #wake(): void {
    if (this.#isReading || !this.#isReadable()) return;
    this.#isReading = true;
    void this.#read();
  }

  #isReadable(): boolean {
    const next = this.#shard[this.#next];
    return next !== undefined && next.readableAt <= this.#options.time.now;
  }

  async #read(): Promise<void> {
    const { time, random, stalledUntil } = this.#options;
    while (this.#isReadable()) {
      await this.#pause(Math.max(draw(POLL, random), stalledUntil() - time.now));
      const batch = this.#nextBatch();
      if (batch.length > 0) await this.#handle(batch.map(recordOf));
    }
    this.#isReading = false;
  }

  #nextBatch(): Kept[] {
    const batch: Kept[] = [];
    while (this.#isReadable() && batch.length < this.#options.batchSize) {
      const next = this.#shard[this.#next++] as Kept;
      const { PK, SK } = next.change.after ?? {};
      if (this.#isWanted({ dynamodb: { Keys: { PK: { S: PK }, SK: { S: SK } } } })) batch.push(next);
    }
    return batch;
  }

  /** Smaller batches show which record is the bad one. Making them is no retry. */
  async #handle(batch: readonly DynamoDBRecord[], retries = 0): Promise<void> {
    const { maxRetries, onGivenUp } = this.#options;
    const left = await this.#invoke(batch);
    if (left.length === 0) return;
    if (retries === maxRetries) return onGivenUp(left);
    await this.#pause(Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries));
    if (left.length === 1) return this.#handle(left, retries + 1);
    const half = Math.ceil(left.length / 2);
    await this.#handle(left.slice(0, half), retries);
    await this.#handle(left.slice(half), retries);
  }

  /** Returns the records from the first that has failed. */
  async #invoke(batch: readonly DynamoDBRecord[]): Promise<readonly DynamoDBRecord[]> {
    const { time, random, doubles, functionTimeoutMs, handle } = this.#options;
    const timeout = this.#pause(functionTimeoutMs).then(() => "timeout" as const);
    const answer = await Promise.race([handle(batch), timeout]);
    if (answer === "timeout") return batch;
    if (random() < doubles()) time.after(draw(AGAIN, random), () => void handle(batch));
    const failed = answer.batchItemFailures[0]?.itemIdentifier;
    const first = batch.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === failed);
    return failed === undefined ? [] : batch.slice(first);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.time.after(ms, resolve));
  }
}
