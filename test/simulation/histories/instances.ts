import type { DayBook } from "../../../functions/core/overlaps/day-book.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { dayBook } from "../../../functions/store/overlaps/day-book.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import type { Process } from "../time/process.ts";
import type { World } from "./world.ts";

export const RATE_LIMIT = { calls: 8, periodMs: 60_000 };

/** A function instance. It handles one request at a time, and its memory serves the next ones. */
export class Instance {
  readonly clockErrorMs: number;
  readonly seats: ReturnType<typeof seatBook>;
  readonly days: DayBook;
  #table: Table | null = null;
  #now: () => number = () => 0;
  #newId = "";

  constructor(name: string, clockErrorMs: number) {
    this.clockErrorMs = clockErrorMs;
    const current = (): Table => {
      if (this.#table === null) throw new Error("no request has reached this instance");
      return this.#table;
    };
    const table: Table = {
      name,
      get client() {
        return current().client;
      },
      patience: () => current().patience(),
    };
    this.seats = seatBook(table, { newId: () => this.#newId, releaseLimit: RATE_LIMIT });
    this.days = dayBook(table, () => this.#now());
  }

  /** From now on it acts for this request. */
  handle(process: Process, table: Table): void {
    this.#table = table;
    this.#newId = `rsvp of ${process.name}`;
    this.#now = () => process.clock().getTime();
  }
}

/** The instances of the function that handles people's requests. A busy one gets no request, and one that crashed none ever. */
export class Instances {
  readonly #world: World;
  readonly #free: Instance[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  take(): Instance {
    const { random, engine, anyClockError } = this.#world;
    const at = Math.floor(random() * (this.#free.length + NEW_INSTANCE));
    const [known] = this.#free.splice(at, 1);
    return known ?? new Instance(engine.tableName, anyClockError());
  }

  giveBack(instance: Instance): void {
    this.#free.push(instance);
  }
}

/** How likely a new instance is beside each that is free. */
const NEW_INSTANCE = 0.3;
