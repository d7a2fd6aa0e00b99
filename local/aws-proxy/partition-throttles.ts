import type { Throttles } from "../throttles.ts";
import { TokenBucket } from "../token-bucket.ts";
import { type AwsResponse, cancelled, failure } from "./aws-response.ts";
import type { ConsumedCapacity } from "./capacity.ts";
import { TRANSACTIONS } from "./conflicts.ts";
import type { PartitionUse } from "./partition-uses.ts";

/**
 * DynamoDB's limits of each partition. A call is admitted while every partition that it uses has units left, and
 * its units are taken afterwards, when they are known. So an index without units throttles writes of its table.
 */
export class PartitionThrottles {
  readonly #throttles: Throttles;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(throttles: Throttles) {
    this.#throttles = throttles;
  }

  /** Positions of the items whose partitions have no units left. */
  exhausted(uses: readonly PartitionUse[]): number[] {
    return [...new Set(uses.filter((use) => this.#bucketOf(use).level <= 0).map(({ position }) => position))];
  }

  /** Takes the units that the engine counted, in equal parts from the partitions of a table or an index. */
  charge(uses: readonly PartitionUse[], consumed: readonly ConsumedCapacity[]): void {
    for (const { Table, GlobalSecondaryIndexes = {} } of consumed) {
      this.#share(
        uses.filter(({ index }) => index === undefined),
        unitsOf(Table),
      );
      for (const [name, units] of Object.entries(GlobalSecondaryIndexes))
        this.#share(
          uses.filter(({ index }) => index === name),
          unitsOf(units),
        );
    }
  }

  /** Takes the units of writes that changed nothing. They cost as much in the table, and nothing in indexes. */
  chargeRefused(operation: string, uses: readonly PartitionUse[]): void {
    const unitsPerItem = TRANSACTIONS.has(operation) ? 2 : 1;
    const writes = uses.filter(({ kind, index }) => kind === "write" && index === undefined);
    this.#share(writes, writes.length * unitsPerItem);
  }

  #share(uses: readonly PartitionUse[], units: number): void {
    for (const use of uses) this.#bucketOf(use).take(units / uses.length);
  }

  #bucketOf({ kind, partition }: PartitionUse): TokenBucket {
    const name = `${kind} ${partition}`;
    const known = this.#buckets.get(name);
    if (known !== undefined) return known;
    const { now, partition: limits } = this.#throttles;
    const units = kind === "read" ? limits.readUnits : limits.writeUnits;
    const bucket = new TokenBucket(units, units, now);
    this.#buckets.set(name, bucket);
    return bucket;
  }
}

type Units = NonNullable<ConsumedCapacity["Table"]>;

const unitsOf = ({ CapacityUnits = 0, ReadCapacityUnits, WriteCapacityUnits }: Units = {}): number =>
  ReadCapacityUnits ?? WriteCapacityUnits ?? CapacityUnits;

const HOT_KEY =
  "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly. If exceptions persist, check if you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html";

/** The refusal of a table that is paid per request. */
export const partitionThrottled = (
  operation: string,
  itemCount: number,
  positions: readonly number[],
): AwsResponse =>
  TRANSACTIONS.has(operation)
    ? cancelled(itemCount, positions, { Code: "ThrottlingError", Message: HOT_KEY })
    : failure("coral", "ThrottlingException", HOT_KEY);
