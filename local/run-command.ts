import { stackOf } from "./error-text.ts";
import { StartError } from "./start-error.ts";

/** The body of a command: what was to be expected is said in one line, a bug with its stack, and both exit with 1. */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : stackOf(error)}\n`);
    process.exitCode = 1;
  }
}
