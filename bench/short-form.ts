import { parseArgs } from "node:util";
import { messageOf } from "../local/error-text.ts";
import { StartError } from "../local/start-error.ts";

/** `--short` shows within a minute that everything would run. Its figures say nothing. */
export function isShort(args: string[], usage: string): boolean {
  try {
    return parseArgs({ args, options: { short: { type: "boolean", default: false } } }).values.short;
  } catch (error) {
    throw new StartError(`${messageOf(error).split(/[.\n]/)[0]}. Usage: ${usage}`);
  }
}
