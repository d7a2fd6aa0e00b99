import type { ItemKey } from "./stored-items.ts";

/** Items that a transaction holds. Other writes on them are refused, and reads are not. */
export class Holds {
  readonly #held = new Set<string>();

  has({ id }: ItemKey): boolean {
    return this.#held.has(id);
  }

  add({ id }: ItemKey): void {
    this.#held.add(id);
  }

  release({ id }: ItemKey): void {
    this.#held.delete(id);
  }
}
