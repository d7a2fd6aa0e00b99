import { setImmediate as nextTurn } from "node:timers/promises";
import { EventHeap } from "./event-heap.ts";

/** Real timers and signals of the machine get a turn after this many events. */
const EVENTS_PER_TURN = 2_000;

/**
 * A clock that moves from one event to the next. Code under test awaits promises that only events settle. Before the
 * next event, everything that an event has woken runs until it awaits something again.
 */
export class VirtualTime {
  #now: number;
  #order = 0;
  readonly #events = new EventHeap();

  /** @param start ms since 1970 */
  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970, with fractions. */
  get now(): number {
    return this.#now;
  }

  /** How many events there have been. */
  get events(): number {
    return this.#order;
  }

  after(ms: number, act: () => void): void {
    this.at(this.#now + ms, act);
  }

  at(time: number, act: () => void, isQuiet = false): void {
    this.#events.push({ at: Math.max(time, this.#now), order: ++this.#order, act, isQuiet });
  }

  /** Like {@link after}, for an act that settles no promise. Nothing runs between it and the next event. */
  quietlyAfter(ms: number, act: () => void): void {
    this.at(this.#now + ms, act, true);
  }

  /** Runs all events, or those until `end`, and then moves to `end`. */
  async run(end = Number.POSITIVE_INFINITY): Promise<void> {
    await this.#settled();
    for (let events = 1; ; events++) {
      const next = this.#events.first;
      if (!next || next.at > end) break;
      this.#events.pop();
      this.#now = next.at;
      next.act();
      if (!next.isQuiet) await this.#settled();
      if (events % EVENTS_PER_TURN === 0) await nextTurn();
    }
    if (Number.isFinite(end)) this.#now = Math.max(this.#now, end);
  }

  /** Node runs all microtasks, and those that they add, before the next tick. */
  #settled(): Promise<void> {
    return new Promise((resolve) => process.nextTick(resolve));
  }
}
