import type { Item } from "../../../functions/store/dynamodb/table.ts";
import type { Key } from "../../../functions/store/keys.ts";
import type { Written } from "./told.ts";

export const nameOf = ({ PK, SK }: Pick<Item, "PK" | "SK">): string => `${PK} ${SK}`;

/** Items with all their states. */
export class History {
  readonly #writes: ReadonlyMap<string, readonly Written[]>;

  constructor(writes: readonly Written[]) {
    this.#writes = Map.groupBy(writes, ({ after }) => nameOf(after));
  }

  writesOf(key: Key): readonly Written[] {
    return this.#writes.get(nameOf(key)) ?? [];
  }

  /** The states that an item has at `from`, at `to` and between them. `null`: it does not exist. */
  statesOf(key: Key, from: number, to: number): readonly (Item | null)[] {
    const writes = this.writesOf(key);
    const before = writes.findLast(({ at }) => at < from)?.after ?? null;
    const during = writes.filter(({ at }) => at >= from && at <= to).map(({ after }) => after);
    return [before, ...during];
  }
}
