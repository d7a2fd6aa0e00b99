// This project has its own pool because piscina and tinypool give every worker the same `env` and never end
// one for a task's timeout. Here each worker needs its own access key, its own end and the clock of its
// start.
import { availableParallelism } from "node:os";
import type { FunctionDefinition } from "./function-definition.ts";
import type { FunctionWorker } from "./function-worker.ts";
import { type FunctionError, failure, type Invocation, type InvocationOutcome } from "./invocation.ts";

interface Waiting {
  readonly invocation: Invocation;
  settle(outcome: InvocationOutcome): void;
}

/** The limit where the template reserves no concurrency: one machine's memory allows this many. */
const DEFAULT_MAX_CONCURRENCY = 50;
/** Loading a bundle is CPU work: more concurrent starts than cores make each of them slower. */
export const MAX_CONCURRENT_STARTS = Math.max(2, availableParallelism());
const MAX_IDLE_MS = 60_000;

export class FunctionPool {
  readonly definition: FunctionDefinition;
  #start: () => FunctionWorker;
  #log: (line: string) => void;
  #limit: number;
  #idle: { worker: FunctionWorker; since: number }[] = [];
  #busy = new Set<FunctionWorker>();
  #starting = new Set<FunctionWorker>();
  #retired = new Set<FunctionWorker>();
  #waiting: Waiting[] = [];
  #reaper: NodeJS.Timeout;
  #stopped = false;

  constructor(definition: FunctionDefinition, start: () => FunctionWorker, log: (line: string) => void) {
    this.definition = definition;
    this.#start = start;
    this.#log = log;
    this.#limit = definition.reservedConcurrency ?? DEFAULT_MAX_CONCURRENCY;
    this.#reaper = setInterval(() => this.#reap(), MAX_IDLE_MS / 4).unref();
  }

  get workers(): number {
    return this.#idle.length + this.#busy.size + this.#starting.size;
  }

  invoke(invocation: Invocation): Promise<InvocationOutcome> {
    if (this.#stopped) return Promise.resolve(failure("ServiceException", "The service is stopping"));
    return new Promise((settle) => {
      this.#waiting.push({ invocation, settle });
      this.#dispatch();
    });
  }

  /** Starts the first worker before the first request, and waits until it has loaded. */
  async warm(): Promise<void> {
    if (this.workers === 0 && this.#limit > 0 && !this.#stopped) await this.#grow().loaded;
  }

  /** Lets running requests end on their workers; later requests run on new ones. */
  async replaceWorkers(): Promise<void> {
    const leaving = [...this.#idle.map(({ worker }) => worker), ...this.#starting];
    const running = [...this.#busy];
    for (const worker of [...leaving, ...running]) this.#retired.add(worker);
    this.#idle = [];
    this.#starting.clear();
    this.#busy.clear();
    for (const worker of leaving) worker.kill();
    this.#dispatch();
    void this.warm();
    await Promise.all([...leaving, ...running].map((worker) => worker.ended));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#reaper);
    for (const { settle } of this.#waiting.splice(0))
      settle(failure("ServiceException", "The service is stopping"));
    const all = [
      ...this.#idle.map(({ worker }) => worker),
      ...this.#busy,
      ...this.#starting,
      ...this.#retired,
    ];
    for (const worker of all) worker.kill();
    await Promise.all(all.map((worker) => worker.ended));
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#takeIdle();
      if (worker === undefined) break;
      const next = this.#waiting.shift();
      if (next !== undefined) void this.#run(worker, next);
    }
    while (
      this.#waiting.length > this.#starting.size &&
      this.#starting.size < MAX_CONCURRENT_STARTS &&
      this.workers < this.#limit
    ) {
      this.#grow();
    }
  }

  /** The most recently used worker comes first, so that the others grow old and are removed. */
  #takeIdle(): FunctionWorker | undefined {
    for (;;) {
      const worker = this.#idle.pop()?.worker;
      if (worker === undefined || worker.alive) return worker;
    }
  }

  async #run(worker: FunctionWorker, { invocation, settle }: Waiting): Promise<void> {
    this.#busy.add(worker);
    const outcome = await worker.invoke(invocation);
    if (outcome.kind === "error") this.#report("Invoke Error", outcome.error);
    settle(outcome);
    if (this.#retired.has(worker)) worker.kill();
    else this.#release(worker);
  }

  #release(worker: FunctionWorker): void {
    this.#busy.delete(worker);
    if (worker.alive) this.#idle.push({ worker, since: performance.now() });
    this.#dispatch();
  }

  #grow(): FunctionWorker {
    const worker = this.#start();
    this.#starting.add(worker);
    void worker.loaded.then((error) => {
      if (!this.#starting.delete(worker)) return;
      if (error === undefined) return this.#release(worker);
      this.#report("Init Error", error);
      // As on Lambda, the request that started this environment gets its error.
      this.#waiting.shift()?.settle({ kind: "error", error });
      this.#dispatch();
    });
    void worker.ended.then(() => this.#forget(worker));
    return worker;
  }

  #forget(worker: FunctionWorker): void {
    this.#retired.delete(worker);
    this.#idle = this.#idle.filter((entry) => entry.worker !== worker);
    this.#dispatch();
  }

  #reap(): void {
    const oldest = performance.now() - MAX_IDLE_MS;
    const stale = this.#idle.slice(0, -1).filter(({ since }) => since < oldest);
    for (const { worker } of stale) worker.kill();
    this.#idle = this.#idle.filter((entry) => !stale.includes(entry));
  }

  #report(what: string, error: FunctionError): void {
    if (this.#stopped) return;
    this.#log(`${this.definition.name} | ERROR ${what} ${JSON.stringify(error)}`);
  }
}
