import { Cleanup } from "./cleanup.ts";
import { messageOf, stackOf } from "./error-text.ts";
import { runService } from "./run-service.ts";
import { StartError } from "./start-error.ts";
import { readStartOptions } from "./start-options.ts";

const cleanup = new Cleanup();
const print = (line: string) => void process.stdout.write(`${line}\n`);

let endingSince: number | undefined;
const MIN_BETWEEN_SIGNALS_MS = 1_000;

/**
 * Parts that have not started yet end with the process, as does the database engine. One Ctrl-C may arrive
 * twice, from the terminal and from npm; a later one means "hurry".
 */
async function end(exitCode: number): Promise<void> {
  if (endingSince !== undefined) {
    if (performance.now() - endingSince > MIN_BETWEEN_SIGNALS_MS) process.exit(exitCode);
    return;
  }
  endingSince = performance.now();
  await cleanup.run().catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
  process.exit(exitCode);
}

/** Without its database, the service can serve nothing. */
function endLost(reason: string): void {
  if (endingSince !== undefined) return;
  process.stderr.write(`${reason}\n`);
  void end(1);
}

/**
 * npm sends SIGTERM to the shell between itself and this process, and the shell ends without passing it on.
 */
function endWithParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void end(0);
  }, 200).unref();
}

if (process.env.npm_lifecycle_event !== undefined) endWithParent();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
// A closed pipe (`npm start | head`) must not leave the service half running.
process.stdout.on("error", () => void end(0));

try {
  await runService(readStartOptions(process.argv.slice(2), process.env), { cleanup, print, lost: endLost });
} catch (error) {
  // Failures during the shutdown are expected.
  if (endingSince === undefined) {
    const text = error instanceof StartError ? error.message : stackOf(error);
    process.stderr.write(`${text}\n`);
    await end(1);
  }
}
