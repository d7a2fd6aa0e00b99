import { setImmediate as nextTick } from "node:timers/promises";

interface Actor {
  readonly name: string;
  waiting: number;
  isDone: boolean;
}

interface Waiting {
  readonly actor: Actor;
  readonly what: string;
  go(): Promise<void>;
}

export type Turn = <T>(what: string, act: () => T | Promise<T>) => Promise<T>;

/**
 * Runs many actors at once, one step at a time: each waits for its turn before every call. The seed chooses
 * the turns, so the same seed gives the same interleaving.
 */
export class Turns {
  readonly #random: () => number;
  readonly #actors = new Set<Actor>();
  readonly #waiting: Waiting[] = [];
  #changed: () => void = () => undefined;
  readonly trace: string[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Starts an actor. It never rejects: what an actor throws becomes its outcome. */
  start(name: string, act: (turn: Turn) => Promise<unknown>): void {
    const actor: Actor = { name, waiting: 0, isDone: false };
    this.#actors.add(actor);
    const turn: Turn = (what, call) => this.#wait(actor, what, call);
    // Other actors may act before the first step too.
    void turn("begins", () => undefined)
      .then(() => act(turn))
      .then(
        (result) => this.#end(actor, describe(result)),
        (error: unknown) => this.#end(actor, `fails: ${error instanceof Error ? error.message : error}`),
      );
  }

  #end(actor: Actor, how: string): void {
    this.trace.push(`${actor.name} ${how}`);
    actor.isDone = true;
    this.#actors.delete(actor);
    this.#changed();
  }

  #wait<T>(actor: Actor, what: string, call: () => T | Promise<T>): Promise<T> {
    actor.waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const go = async () => {
        actor.waiting -= 1;
        await Promise.resolve()
          .then(call)
          .then(resolve, (error: Error) => {
            this.trace.push(`${actor.name} ${what}: ${error.name}`);
            reject(error);
          });
      };
      this.#waiting.push({ actor, what, go });
      this.#changed();
    });
  }

  /** Runs until all actors have ended. */
  async run(): Promise<void> {
    for (;;) {
      await this.#settled();
      const [next] = this.#waiting.splice(Math.floor(this.#random() * this.#waiting.length), 1);
      if (!next) return;
      this.trace.push(`${next.actor.name} ${next.what}`);
      await next.go();
    }
  }

  /** Resolves when every actor has ended or waits for its turn. */
  async #settled(): Promise<void> {
    await nextTick();
    while ([...this.#actors].some(({ waiting }) => waiting === 0)) {
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
      await nextTick();
    }
  }
}

const describe = (result: unknown): string =>
  typeof result === "object" && result !== null && "kind" in result ? `is answered ${result.kind}` : "ends";
