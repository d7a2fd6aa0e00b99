import { draw, exactly, type Spread } from "../time/spread.ts";
import type { VirtualTime } from "../time/virtual-time.ts";
import { TABLE, type TableDefinition } from "./definition.ts";
import { LaggingIndex } from "./lagging-index.ts";
import { sizeOf, writeUnits } from "./sizes.ts";
import { type ItemKey, StoredItems } from "./stored-items.ts";
import { type Demand, type Limits, NEW_ON_DEMAND_TABLE, Throttles } from "./throttles.ts";
import { Usage } from "./usage.ts";
import type { Attributes } from "./values.ts";

export interface Timing {
  /** How long a transaction holds its items. */
  readonly hold: Spread;
  /** How late each entry of an index arrives. */
  readonly lag: Spread;
  /** How old a version may be that an eventually consistent read shows. */
  readonly stale: Spread;
}

/** Published figures; the lag of an index is mostly short. */
export const AWS_TIMING: Timing = {
  hold: { least: 10, most: 30 },
  lag: { least: 2, most: 900, power: 4 },
  stale: { least: 0, most: 500, power: 8 },
};

export const NO_DELAYS: Timing = { hold: exactly(0), lag: exactly(0), stale: exactly(0) };

export interface Change {
  readonly before: Attributes | undefined;
  readonly after: Attributes | undefined;
}

/** Changes that became certain at one moment. */
export interface Commit {
  readonly at: number;
  /** The process that sent the write. */
  readonly by: string;
  readonly changes: readonly Change[];
}

export interface StateOptions {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly timing?: Timing;
  readonly limits?: Limits | null;
  readonly definition?: TableDefinition;
  readonly onCommit?: (commit: Commit) => void;
}

/** What all operations share: items, indexes, throttles and counters. */
export class State {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly timing: Timing;
  readonly definition: TableDefinition;
  readonly items: StoredItems;
  readonly indexes: ReadonlyMap<string, LaggingIndex>;
  readonly throttles: Throttles;
  readonly usage = new Usage();
  readonly onCommit: (commit: Commit) => void;
  #version = 0;

  constructor(options: StateOptions) {
    const { time, random, timing = AWS_TIMING, definition = TABLE } = options;
    this.time = time;
    this.random = random;
    this.timing = timing;
    this.definition = definition;
    this.onCommit = options.onCommit ?? (() => undefined);
    this.items = new StoredItems(definition, timing.stale.most);
    this.throttles = new Throttles(options.limits === undefined ? NEW_ON_DEMAND_TABLE : options.limits);
    const arrive = (act: () => void) => this.inMs(draw(timing.lag, random), act);
    this.indexes = new Map(
      Object.entries(definition.indexes).map(([name, index]) => [
        name,
        new LaggingIndex(index, definition, arrive),
      ]),
    );
  }

  /** Does what only changes the state, and at once if there is no delay. */
  inMs(ms: number, act: () => void): void {
    if (ms === 0) act();
    else this.time.quietlyAfter(ms, act);
  }

  /** Makes a change visible to readers. */
  apply(key: ItemKey, after: Attributes | undefined): void {
    const before = this.items.find(key);
    this.items.put(key, after, this.time.now);
    const version = ++this.#version;
    for (const index of this.indexes.values()) index.show({ id: key.id, version, before, after });
  }

  /** The time as of which an eventually consistent read sees an item. */
  readTime(isConsistent: boolean): number {
    return isConsistent ? this.time.now : this.time.now - draw(this.timing.stale, this.random);
  }

  /** What a write needs of the table and of each index. `factor` is 2 in a transaction. */
  writeDemands(key: ItemKey, { before, after }: Change, factor: 1 | 2): Demand[] {
    const bytes = Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0);
    const units = writeUnits(bytes);
    const table: Demand = { kind: "writes", index: "", partition: key.partition, units: factor * units };
    if (before === after) return [table];
    const ofIndexes = [...this.indexes].flatMap(([index, each]) =>
      each.touchedBy(before, after).map((partition): Demand => ({ kind: "writes", index, partition, units })),
    );
    return [table, ...ofIndexes];
  }
}
