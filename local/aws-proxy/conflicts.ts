export const WRITES: ReadonlySet<string> = new Set(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem"]);
export const TRANSACTIONS: ReadonlySet<string> = new Set(["TransactWriteItems", "TransactGetItems"]);

/**
 * Items that concurrent calls hold. DynamoDB refuses to touch an item that a write transaction holds, and
 * refuses transactional reads of an item that is being written. DynamoDB Local does neither, because it runs
 * calls one by one.
 */
export class ItemsInFlight {
  readonly #transactions = new Counter();
  readonly #writes = new Counter();
  readonly #tokens = new Set<string>();

  /** Positions of the items that conflict; plain reads have none. */
  conflicts(operation: string, items: readonly (string | undefined)[]): number[] {
    if (!WRITES.has(operation) && !TRANSACTIONS.has(operation)) return [];
    const blocked = (item: string) =>
      this.#transactions.has(item) || (operation === "TransactGetItems" && this.#writes.has(item));
    return items.flatMap((item, position) => (item !== undefined && blocked(item) ? [position] : []));
  }

  hasToken(token: string | undefined): boolean {
    return token !== undefined && this.#tokens.has(token);
  }

  /** Returns the function that releases the items. */
  hold(operation: string, items: readonly (string | undefined)[], token?: string): () => void {
    const holder = operation === "TransactWriteItems" ? this.#transactions : this.#writes;
    const held = items.filter((item) => item !== undefined);
    for (const item of held) holder.add(item);
    if (token !== undefined) this.#tokens.add(token);
    return () => {
      for (const item of held) holder.remove(item);
      if (token !== undefined) this.#tokens.delete(token);
    };
  }
}

/**
 * Counts the holders of an item: when conflicts are injected and not detected, there can be more than one.
 */
class Counter {
  readonly #counts = new Map<string, number>();

  has(item: string): boolean {
    return this.#counts.has(item);
  }

  add(item: string): void {
    this.#counts.set(item, (this.#counts.get(item) ?? 0) + 1);
  }

  remove(item: string): void {
    const left = (this.#counts.get(item) ?? 0) - 1;
    if (left > 0) this.#counts.set(item, left);
    else this.#counts.delete(item);
  }
}
