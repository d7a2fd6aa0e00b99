import { once } from "node:events";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { type Played, play } from "./play.ts";
import type { Scenario } from "./scenarios.ts";

/** A crowd makes many short-lived objects. With this much space they are cheaper to collect. */
const resourceLimits = { maxYoungGenerationSizeMb: 192 };

/** Threads that play crowds, one at a time each. */
export class Threads {
  readonly #idle: Worker[];

  constructor(count: number) {
    this.#idle = Array.from(
      { length: count },
      () => new Worker(new URL(import.meta.url), { resourceLimits }),
    );
  }

  /** No more crowds may be played at the same time than there are threads. */
  async play(scenario: Scenario): Promise<Played> {
    const worker = this.#idle.pop();
    if (worker === undefined) throw new Error("every thread plays a crowd already");
    worker.postMessage(scenario);
    const [played] = (await once(worker, "message")) as [Played];
    this.#idle.push(worker);
    return played;
  }

  async end(): Promise<void> {
    await Promise.all(this.#idle.map((worker) => worker.terminate()));
  }
}

if (!isMainThread)
  parentPort?.on("message", async (scenario: Scenario) => parentPort?.postMessage(await play(scenario)));
