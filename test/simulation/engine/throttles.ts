/** Units per second. */
export interface Throughput {
  readonly writes: number;
  readonly reads: number;
}

export interface Limits {
  /** What one partition of the table or of an index serves. A hot partition has a server of its own. */
  readonly partition: Throughput;
  /** What the table serves, and each index that is not among `indexes`. */
  readonly table: Throughput;
  /** What these indexes serve, by name. @default all serve as much as the table */
  readonly indexes?: Readonly<Record<string, Throughput>>;
  /** What the account may use, with the table and its indexes together. */
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
  readonly perSecond: number;
  units: number;
  at: number;
}

/** The buckets of the table or of an index. */
interface Group {
  readonly whole: Bucket;
  readonly partitions: Map<string, Bucket>;
}

/** Token buckets in virtual time. */
export class Throttles {
  readonly #limits: Limits | null;
  readonly #accounts = new Map<Kind, Bucket>();
  readonly #groups = { writes: new Map<string, Group>(), reads: new Map<string, Group>() };

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
    const { partition: ofPartition, table, indexes, account } = this.#limits;
    const full = ({ [kind]: perSecond }: Throughput): Bucket => ({ perSecond, units: perSecond, at: now });
    const newGroup = () => ({ whole: full(indexes?.[index] ?? table), partitions: new Map() });
    const { whole, partitions } = entryOf(this.#groups[kind], index, newGroup);
    const buckets = [
      entryOf(partitions, partition, () => full(ofPartition)),
      whole,
      entryOf(this.#accounts, kind, () => full(account)),
    ];
    for (const bucket of buckets) fill(bucket, now);
    return buckets;
  }
}

function fill(bucket: Bucket, now: number): void {
  const { perSecond, units, at } = bucket;
  bucket.units = Math.min(perSecond, units + ((now - at) * perSecond) / 1_000);
  bucket.at = now;
}

function entryOf<K, V>(entries: Map<K, V>, key: K, make: () => V): V {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const made = make();
  entries.set(key, made);
  return made;
}
