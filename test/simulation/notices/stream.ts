import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import type { Change, Commit } from "../engine/state.ts";
import type { Attributes } from "../engine/values.ts";
import { draw, type Spread } from "../time/spread.ts";
import type { VirtualTime } from "../time/virtual-time.ts";

/** A record before anybody reads it. */
export interface Kept {
  /** It grows within a shard. */
  readonly number: number;
  readonly readableAt: number;
  readonly createdAt: number;
  readonly change: Change;
}

interface StreamOptions {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly shards: number;
}

const LATENCY: Spread = { least: 30, most: 900, power: 3 };

/** A table's stream. All records of a partition key are in one shard, in the order of the commits. */
export class SimulatedStream {
  readonly #options: StreamOptions;
  readonly shards: readonly Kept[][];
  readonly #listeners: (() => void)[] = [];
  #written = 0;

  constructor(options: StreamOptions) {
    this.#options = options;
    this.shards = Array.from({ length: options.shards }, () => []);
  }

  onWritten(listener: () => void): void {
    this.#listeners.push(listener);
  }

  add({ at, changes }: Commit): void {
    const { time, random } = this.#options;
    for (const change of changes) {
      const shard = this.shards[hash(String(change.after?.PK)) % this.shards.length];
      const readableAt = Math.max(time.now + draw(LATENCY, random), shard?.at(-1)?.readableAt ?? 0);
      shard?.push({ number: ++this.#written, createdAt: at, readableAt, change });
      time.quietlyAfter(readableAt - time.now, () => {
        for (const listener of this.#listeners) listener();
      });
    }
  }
}

const hash = (text: string): number =>
  [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 65_521, 7);

type Images = Record<string, AttributeValue>;
const imageOf = (item: Attributes): Images => marshall(item);

/** The record as a function gets it. */
export function recordOf({ number, createdAt, change: { before, after } }: Kept): DynamoDBRecord {
  const dynamodb = {
    SequenceNumber: String(number),
    ApproximateCreationDateTime: Math.floor(createdAt / 1_000),
    ...(before && { OldImage: imageOf(before) }),
    ...(after && { NewImage: imageOf(after) }),
  };
  return { dynamodb: dynamodb as NonNullable<DynamoDBRecord["dynamodb"]> };
}
