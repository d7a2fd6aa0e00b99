/** Units per second. */
export interface Throughput {
  readonly writes: number;
  readonly reads: number;
}

export interface Limits {
  /** Of a partition of the table or of an index. A hot partition has a server of its own. */
  readonly partition: Throughput;
  /** Of the table and of each index. */
  readonly table: Throughput;
  /** Of the table and its indexes together. */
  readonly account: Throughput;
}

/** What AWS documents for a new table on demand, and as the default quota of an account. */
export const NEW_ON_DEMAND_TABLE: Limits = {
  partition: { writes: 1_000, reads: 3_000 },
  table: { writes: 4_000, reads: 12_000 },
  account: { writes: 40_000, reads: 40_000 },
};

export type Kind = keyof Throughput;

/** Units that one step needs of the table (`index` is empty) or of an index. */
export interface Demand {
  readonly kind: Kind;
  readonly index: string;
  readonly partition: string;
  readonly units: number;
}

/** A token bucket. It holds the units of one second. */
interface Bucket {
  units: number;
  at: number;
}

/** Token buckets in virtual time. */
export class Throttles {
  readonly #limits: Limits | null;
  readonly #buckets = new Map<string, Bucket>();

  /** @param limits null: nothing is throttled */
  constructor(limits: Limits | null) {
    this.#limits = limits;
  }

  admits(demand: Demand, now: number): boolean {
    return this.#bucketsOf(demand, now).every(({ units }) => units >= demand.units);
  }

  take(demand: Demand, now: number): void {
    for (const bucket of this.#bucketsOf(demand, now)) bucket.units -= demand.units;
  }

  #bucketsOf({ kind, index, partition }: Demand, now: number): Bucket[] {
    if (!this.#limits) return [];
    return [
      this.#bucket(`${kind} partition ${index} ${partition}`, this.#limits.partition[kind], now),
      this.#bucket(`${kind} table ${index}`, this.#limits.table[kind], now),
      this.#bucket(`${kind} account`, this.#limits.account[kind], now),
    ];
  }

  #bucket(name: string, perSecond: number, now: number): Bucket {
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      bucket = { units: perSecond, at: now };
      this.#buckets.set(name, bucket);
    }
    bucket.units = Math.min(perSecond, bucket.units + ((now - bucket.at) * perSecond) / 1_000);
    bucket.at = now;
    return bucket;
  }
}
