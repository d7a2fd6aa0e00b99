import type { Reply } from "../engine/requests.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface ProcessOptions {
  /** How far its clock is off, in ms. */
  readonly clockErrorMs?: number;
  /** It crashes at this await, counted from 1. An await has two places: as it begins and as it ends. */
  readonly crashesAt?: number | undefined;
  /** How often its calls are slow. @default 0 */
  readonly slow?: number | undefined;
  /** Its transactions are long on the way. @default false */
  readonly isHeldUp?: boolean | undefined;
}

/** One running function. After a crash none of its promises settles any more. */
export class Process {
  readonly name: string;
  readonly slow: number;
  readonly isHeldUp: boolean;
  readonly #time: VirtualTime;
  readonly #clockErrorMs: number;
  readonly #crashesAt: number;
  #awaits = 0;
  #hasCrashed = false;

  constructor(
    name: string,
    time: VirtualTime,
    { clockErrorMs = 0, crashesAt, slow = 0, isHeldUp = false }: ProcessOptions = {},
  ) {
    this.name = name;
    this.slow = slow;
    this.isHeldUp = isHeldUp;
    this.#time = time;
    this.#clockErrorMs = clockErrorMs;
    this.#crashesAt = crashesAt ?? Number.POSITIVE_INFINITY;
  }

  get hasCrashed(): boolean {
    return this.#hasCrashed;
  }

  /** The time as this process knows it. */
  readonly clock = (): Date => new Date(Math.floor(this.#time.now + this.#clockErrorMs));

  readonly sleep = (ms: number): Promise<void> =>
    this.wait((reply) => this.#time.after(ms, () => reply.with({}))).then(() => undefined);

  crash(): void {
    this.#hasCrashed = true;
  }

  /** Everything that a process awaits from outside goes through here. */
  wait<T extends object>(begin: (reply: Reply) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#dies()) return;
      const settle = (how: () => void): void => {
        if (!this.#dies()) how();
      };
      begin({
        with: (output) => settle(() => resolve(output as T)),
        fail: (error) => settle(() => reject(error)),
      });
    });
  }

  #dies(): boolean {
    this.#awaits += 1;
    if (this.#awaits >= this.#crashesAt) this.#hasCrashed = true;
    return this.#hasCrashed;
  }
}
