import type { IndexDefinition, TableDefinition } from "./definition.ts";
import { invalid } from "./errors.ts";
import { SortedPartition } from "./sorted-partition.ts";
import type { Attributes, Value } from "./values.ts";

export interface Versioned {
  /** The table's key of the item, as one text. */
  readonly id: string;
  /** It grows with each write of the table. */
  readonly version: number;
  readonly before: Attributes | undefined;
  readonly after: Attributes | undefined;
}

interface Place {
  readonly partition: string;
  readonly sort: string;
}

/**
 * A global secondary index. Leaving one partition and arriving at another are two entries, and each arrives after
 * its own delay. So a reader may see an item twice or not at all. Of one item, a later entry wins.
 */
export class LaggingIndex {
  readonly #definition: IndexDefinition;
  readonly #kept: readonly string[];
  readonly #arrive: (act: () => void) => void;
  readonly #partitions = new Map<string, SortedPartition<Attributes>>();
  /** The last version that arrived of an item in a partition, and where it stands. */
  readonly #arrived = new Map<string, { readonly version: number; readonly sort: string | undefined }>();

  /** @param arrive carries an entry out after its delay */
  constructor(definition: IndexDefinition, table: TableDefinition, arrive: (act: () => void) => void) {
    this.#definition = definition;
    this.#kept = [table.key.partition, table.key.sort, definition.partition, definition.sort];
    this.#arrive = arrive;
  }

  partition(name: string): SortedPartition<Attributes> {
    let partition = this.#partitions.get(name);
    if (!partition) {
      partition = new SortedPartition();
      this.#partitions.set(name, partition);
    }
    return partition;
  }

  /** Partitions of this index that a write changes. Each costs units of its own. */
  touchedBy(before: Attributes | undefined, after: Attributes | undefined): string[] {
    const [from, to] = [this.#placeOf(before), this.#placeOf(after)];
    if (from === undefined && to === undefined) return [];
    const isSame = from?.partition === to?.partition && from?.sort === to?.sort;
    if (isSame) return to && this.#isUnchanged(before, after) ? [] : [to?.partition ?? ""];
    return [from, to].flatMap((place) => (place ? [place.partition] : []));
  }

  #isUnchanged(before: Attributes | undefined, after: Attributes | undefined): boolean {
    return this.#definition.projection === "KEYS_ONLY" || before === after;
  }

  show({ id, version, before, after }: Versioned): void {
    const [from, to] = [this.#placeOf(before), this.#placeOf(after)];
    if (from && from.partition !== to?.partition)
      this.#arrive(() => this.#put(from.partition, id, version, undefined));
    if (to && after) this.#arrive(() => this.#put(to.partition, id, version, { sort: to.sort, item: after }));
  }

  #put(
    partition: string,
    id: string,
    version: number,
    shown: { sort: string; item: Attributes } | undefined,
  ): void {
    const name = `${partition}\n${id}`;
    const last = this.#arrived.get(name);
    if (last && last.version > version) return;
    const entries = this.partition(partition);
    if (last?.sort !== undefined && last.sort !== shown?.sort) entries.delete({ sort: last.sort, id });
    if (shown) entries.put({ sort: shown.sort, id, value: this.#projected(shown.item) });
    this.#arrived.set(name, { version, sort: shown?.sort });
  }

  #projected(item: Attributes): Attributes {
    if (this.#definition.projection === "ALL") return item;
    return Object.fromEntries(this.#kept.map((name) => [name, item[name] as Value]));
  }

  /** The index is sparse: only items with both attributes stand in it. */
  #placeOf(item: Attributes | undefined): Place | undefined {
    const [partition, sort] = [item?.[this.#definition.partition], item?.[this.#definition.sort]];
    return typeof partition === "string" && typeof sort === "string" ? { partition, sort } : undefined;
  }

  /** Refuses items whose index attributes are no keys. */
  check(item: Attributes): void {
    for (const name of [this.#definition.partition, this.#definition.sort]) {
      const value = item[name];
      if (value !== undefined && (typeof value !== "string" || value === ""))
        throw invalid(`One or more parameter values were invalid: the index key ${name} is no text`);
    }
  }
}
