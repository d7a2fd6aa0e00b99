import type { Command } from "../engine/engine.ts";
import { serverError, throttled } from "../engine/errors.ts";
import type { Reply } from "../engine/requests.ts";
import { draw, type Spread } from "../time/spread.ts";
import type { VirtualTime } from "../time/virtual-time.ts";

/** What answers requests: the engine or a queue. */
export interface Service {
  perform(command: Command, by: string, reply: Reply): void;
}

/** How often each fault happens to a request, from 0 to 1. */
export interface Faults {
  /** The request never arrives. */
  readonly lostRequest: number;
  /** The request is carried out, and its answer never arrives. */
  readonly lostAnswer: number;
  /** The request arrives when its sender has given up. */
  readonly late: number;
  /** The service answers with an error before or after it has carried the request out. */
  readonly serverError: number;
  readonly throttled: number;
}

/** How long the calls of one process are under way. */
export interface Delays {
  /** How often the request or its answer is long on the way, but comes before its sender gives up. @default 0 */
  readonly slow?: number;
  /** Transactions are long on the way to the service. @default false */
  readonly isHeldUp?: boolean;
}

export const NO_FAULTS: Faults = { lostRequest: 0, lostAnswer: 0, late: 0, serverError: 0, throttled: 0 };

interface NetworkOptions {
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly service: Service;
  /** The delay of a request, and of its answer. */
  readonly latency?: Spread;
  /** As the settings of the client say. */
  readonly requestTimeoutMs: number;
}

const LATENCY: Spread = { least: 0.5, most: 4, power: 2 };
const LATE: Spread = { least: 2_000, most: 7_000 };
/** As parts of the time after which the sender gives up. */
const SLOW: Spread = { least: 0.05, most: 0.9, power: 2 };
const HELD_UP: Spread = { least: 0.35, most: 0.4 };

/** The way between a process and a service, with delays and faults. */
export class Network {
  readonly #options: NetworkOptions;
  faults: Faults = NO_FAULTS;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  send(command: Command, by: string, reply: Reply, delays: Delays = {}): void {
    const { time, random, service, requestTimeoutMs } = this.#options;
    const fault = this.#chooseFault();
    const isAnswered = !["lostRequest", "lostAnswer", "late"].includes(fault ?? "");
    if (!isAnswered) time.after(requestTimeoutMs, () => reply.fail(timeout()));
    const [there, back] = this.#ways(command, delays);
    const answer = (settle: () => void): void => {
      if (isAnswered) time.after(back, settle);
    };
    const perform = () =>
      service.perform(command, by, {
        with: (output) => answer(() => reply.with(output)),
        fail: (error) => answer(() => reply.fail(error)),
      });
    switch (fault) {
      case "lostRequest":
        break;
      case "late":
        time.after(draw(LATE, random), perform);
        break;
      case "throttled":
        time.after(there, () => answer(() => reply.fail(throttled())));
        break;
      case "serverError":
        time.after(there, () => {
          const fails = () => answer(() => reply.fail(serverError()));
          if (random() < 0.5) service.perform(command, by, { with: fails, fail: fails });
          else fails();
        });
        break;
      default:
        time.quietlyAfter(there, perform);
    }
  }

  /** How long request and answer are under way. At most one of them is slow. */
  #ways(command: Command, { slow = 0, isHeldUp = false }: Delays): [there: number, back: number] {
    const { random, latency = LATENCY, requestTimeoutMs } = this.#options;
    const usual = () => draw(latency, random);
    if (isHeldUp && command.constructor.name === "TransactWriteCommand")
      return [requestTimeoutMs * draw(HELD_UP, random), usual()];
    if (slow === 0 || random() >= slow) return [usual(), usual()];
    const slowMs = requestTimeoutMs * draw(SLOW, random);
    return random() < 0.5 ? [slowMs, usual()] : [usual(), slowMs];
  }

  #chooseFault(): keyof Faults | undefined {
    let chance = this.#options.random();
    for (const name of Object.keys(this.faults) as (keyof Faults)[]) {
      chance -= this.faults[name];
      if (chance < 0) return name;
    }
    return undefined;
  }
}

const timeout = (): Error => Object.assign(new Error("no answer came in time"), { name: "TimeoutError" });
