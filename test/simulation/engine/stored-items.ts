import type { TableDefinition } from "./definition.ts";
import { invalid } from "./errors.ts";
import { SortedPartition } from "./sorted-partition.ts";
import type { Attributes } from "./values.ts";

export interface ItemKey {
  readonly partition: string;
  readonly sort: string;
  /** Both parts as one text. */
  readonly id: string;
}

interface Version {
  readonly since: number;
  readonly item: Attributes | undefined;
}

/** Every version of an item that an eventually consistent read may still show; the newest is the last. */
type Versions = Version[];

const KEY_ATTRIBUTES = 2;

function countOf(attributes: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const name in attributes) if (attributes[name] !== undefined) count += 1;
  return count;
}

/** The items of the table. */
export class StoredItems {
  readonly #definition: TableDefinition;
  readonly #keptMs: number;
  readonly #partitions = new Map<string, SortedPartition<Versions>>();

  /** @param keptMs how old a version may be that is still shown */
  constructor(definition: TableDefinition, keptMs: number) {
    this.#definition = definition;
    this.#keptMs = keptMs;
  }

  /** Reads a key as it comes in a request: both attributes, texts, and no others. */
  keyOf(key: unknown): ItemKey {
    const attributes = (key ?? {}) as Readonly<Record<string, unknown>>;
    const { partition: first, sort: second } = this.#definition.key;
    const { [first]: partition, [second]: sort } = attributes;
    if (typeof partition !== "string" || typeof sort !== "string" || countOf(attributes) !== KEY_ATTRIBUTES)
      throw invalid("The provided key element does not match the schema");
    if (partition === "" || sort === "")
      throw invalid("One or more parameter values are not valid: an empty key");
    return { partition, sort, id: `${partition}\n${sort}` };
  }

  attributesOf({ partition, sort }: ItemKey): Attributes {
    return { [this.#definition.key.partition]: partition, [this.#definition.key.sort]: sort };
  }

  find({ partition, sort }: ItemKey): Attributes | undefined {
    return this.#partitions.get(partition)?.find({ sort, id: "" })?.at(-1)?.item;
  }

  /** Finds the item as it was at `time`. */
  findAsOf({ partition, sort }: ItemKey, time: number): Attributes | undefined {
    const versions = this.#partitions.get(partition)?.find({ sort, id: "" });
    return versions?.findLast(({ since }) => since <= time)?.item;
  }

  put({ partition, sort }: ItemKey, item: Attributes | undefined, now: number): void {
    let entries = this.#partitions.get(partition);
    if (!entries) {
      entries = new SortedPartition();
      this.#partitions.set(partition, entries);
    }
    const versions = entries.find({ sort, id: "" });
    if (!versions) entries.put({ sort, id: "", value: [{ since: now, item }] });
    else {
      while (versions[1] !== undefined && versions[1].since <= now - this.#keptMs) versions.shift();
      if (this.#keptMs === 0) versions.length = 0;
      versions.push({ since: now, item });
    }
  }

  /** The items of a partition in order; `time` as in {@link findAsOf}. */
  *partition(name: string, time: number): Generator<{ readonly sort: string; readonly item: Attributes }> {
    for (const { sort, value } of this.#partitions.get(name)?.entries ?? []) {
      const item = value.findLast(({ since }) => since <= time)?.item;
      if (item) yield { sort, item };
    }
  }

  *everyItem(): Generator<Attributes> {
    for (const { entries } of this.#partitions.values())
      for (const { value } of entries) {
        const item = value.at(-1)?.item;
        if (item) yield item;
      }
  }
}
