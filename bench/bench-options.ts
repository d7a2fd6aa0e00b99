import { parseArgs } from "node:util";
import { messageOf } from "../local/error-text.ts";
import { StartError } from "../local/start-error.ts";

export interface BenchOptions {
  readonly subject: (typeof SUBJECTS)[number];
  /** Shows within a minute that every benchmark runs. Only the figures of crowds mean something then. */
  readonly short: boolean;
  /** Keeps the figures in `bench/results` for comparison with later runs. */
  readonly keep: boolean;
}

const SUBJECTS = ["service", "web", "crowd", "door", "notices"] as const;
const FLAG = { type: "boolean", default: false } as const;

export function benchOptions(args: string[], usage: string): BenchOptions {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { short: FLAG, keep: FLAG },
      allowPositionals: true,
    });
    const [named = "service", ...others] = positionals;
    const subject = SUBJECTS.find((each) => each === named);
    if (subject === undefined || others.length > 0)
      throw new Error(`There is no bench '${positionals.join(" ")}'`);
    return { subject, ...values };
  } catch (error) {
    throw new StartError(`${messageOf(error).split(/[.\n]/)[0]}. Usage: ${usage}`);
  }
}
