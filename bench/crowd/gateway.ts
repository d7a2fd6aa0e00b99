import type { VirtualTime } from "../../test/simulation/time/virtual-time.ts";

interface Limits {
  /** Requests at once, and per second. */
  readonly burst: number;
  readonly rate: number;
  /** Environments of a function that run at the same time. */
  readonly environments: number;
}

/** One running environment of a function. It handles one request at a time. */
export type Environment<Request, Answer> = (request: Request) => Promise<Answer>;

/**
 * The limits in front of a function: the token bucket of the API's stage, which answers 429, and the environments
 * of the account. Without a free one API Gateway answers 503. Environments are warm, so a start takes no time.
 */
export class Gateway<Request, Answer> {
  readonly #time: VirtualTime;
  readonly #limits: Limits;
  readonly #random: () => number;
  readonly #start: () => Environment<Request, Answer>;
  readonly #idle: Environment<Request, Answer>[] = [];
  #environments = 0;
  #tokens: number;
  #filledAt: number;

  constructor(
    time: VirtualTime,
    limits: Limits,
    random: () => number,
    start: () => Environment<Request, Answer>,
  ) {
    this.#time = time;
    this.#limits = limits;
    this.#random = random;
    this.#start = start;
    this.#tokens = limits.burst;
    this.#filledAt = time.now;
  }

  get environments(): number {
    return this.#environments;
  }

  async ask(request: Request): Promise<Answer | "429" | "503"> {
    if (!this.#isAdmitted()) return "429";
    const environment = this.#anyIdle() ?? this.#started();
    if (!environment) return "503";
    try {
      return await environment(request);
    } finally {
      this.#idle.push(environment);
    }
  }

  #isAdmitted(): boolean {
    const { burst, rate } = this.#limits;
    const { now } = this.#time;
    this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filledAt) * rate) / 1_000);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Lambda promises no order, so each instance may be the next. */
  #anyIdle(): Environment<Request, Answer> | undefined {
    const last = this.#idle.pop();
    if (last === undefined || this.#idle.length === 0) return last;
    const at = Math.floor(this.#random() * (this.#idle.length + 1));
    const chosen = this.#idle[at];
    if (chosen === undefined) return last;
    this.#idle[at] = last;
    return chosen;
  }

  #started(): Environment<Request, Answer> | undefined {
    if (this.#environments === this.#limits.environments) return undefined;
    this.#environments += 1;
    return this.#start();
  }
}
