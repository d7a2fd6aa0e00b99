import { stackOf } from "./error-text.ts";
import { StartError } from "./start-error.ts";

/** Runs a command: an expected error prints one line, a bug prints its stack, and both exit with 1. */
export async function runCommand(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    process.stderr.write(`${error instanceof StartError ? error.message : stackOf(error)}\n`);
    process.exitCode = 1;
  }
}
