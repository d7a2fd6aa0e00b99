import type { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { seededRandom } from "../../../local/aws-proxy/seeded-random.ts";
import { exactly } from "../time/spread.ts";
import { VirtualTime } from "../time/virtual-time.ts";
import { type Command, Engine } from "./engine.ts";
import { NO_DELAYS, type StateOptions, type Timing } from "./state.ts";

const START = Date.parse("2026-12-27T10:00:00.000Z");

export interface Answered {
  /** Milliseconds after the start. */
  readonly at: number;
  readonly output?: object;
  readonly error?: Error;
}

interface Options extends Omit<StateOptions, "time" | "random" | "timing"> {
  readonly seed?: number;
  readonly timing?: Partial<Timing>;
}

/** An engine whose answers a test collects. By default a transaction takes 20 ms and nothing lags. */
export function askedEngine({ seed = 1, timing, ...options }: Options = {}) {
  const time = new VirtualTime(START);
  const engine = new Engine({
    limits: null,
    ...options,
    time,
    random: seededRandom(seed),
    timing: { ...NO_DELAYS, hold: exactly(20), ...timing },
  });
  const answers: Record<string, Answered> = {};
  return {
    time,
    engine,
    answers,
    /** Sends a request `ms` after the start. Its answer will be found under `name`. */
    ask(ms: number, name: string, command: Command) {
      const answer = (rest: Omit<Answered, "at">) => {
        answers[name] = { at: time.now - START, ...rest };
      };
      time.at(START + ms, () =>
        engine.perform(command, name, {
          with: (output) => answer({ output }),
          fail: (error) => answer({ error }),
        }),
      );
    },
    codes: (name: string): string[] => {
      const error = answers[name]?.error as Partial<TransactionCanceledException> | undefined;
      return (error?.CancellationReasons ?? []).map(({ Code }) => String(Code));
    },
  };
}
