import { compareTexts } from "./values.ts";

export interface Entry<T> {
  readonly sort: string;
  /** It tells apart entries of an index that have the same sort key. */
  readonly id: string;
  readonly value: T;
}

type Position = Pick<Entry<unknown>, "sort" | "id">;

/** The entries of one partition in the order of their sort keys. */
export class SortedPartition<T> {
  readonly entries: Entry<T>[] = [];

  put(entry: Entry<T>): void {
    const at = this.#indexOf(entry);
    const isKnown = this.#isAt(at, entry);
    this.entries.splice(at, isKnown ? 1 : 0, entry);
  }

  delete(position: Position): void {
    const at = this.#indexOf(position);
    if (this.#isAt(at, position)) this.entries.splice(at, 1);
  }

  find(position: Position): T | undefined {
    const at = this.#indexOf(position);
    return this.#isAt(at, position) ? this.entries[at]?.value : undefined;
  }

  #isAt(at: number, { sort, id }: Position): boolean {
    const entry = this.entries[at];
    return entry !== undefined && entry.sort === sort && entry.id === id;
  }

  /** Returns where an entry is or would be. */
  #indexOf(position: Position): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareEntries(this.entries[middle] as Position, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export const compareEntries = (a: Position, b: Position): number =>
  compareTexts(a.sort, b.sort) || compareTexts(a.id, b.id);
