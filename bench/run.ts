/**
 * `npm run bench` measures an RSVP's time layer by layer, the speed of serving a waitlist, and each
 * function's load time; `-- web` measures the web app on a slow phone; `-- crowd` simulates crowds.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../local/run-command.ts";
import { startService } from "../local/service.ts";
import { synthesize } from "../local/template/synthesize.ts";
import { benchOptions } from "./bench-options.ts";
import { benchCrowd } from "./crowd/run.ts";
import { benchInitTimes } from "./init-times.ts";
import { benchReserving } from "./reserving.ts";
import { benchServing } from "./serving.ts";
import { benchWeb } from "./web/run.ts";

const USAGE = "npm run bench -- [service | web [--keep] | crowd [--keep]] [--short]";

await runCommand(async () => {
  const { subject, ...options } = benchOptions(process.argv.slice(2), USAGE);
  if (subject === "web") await benchWeb(options);
  else if (subject === "crowd") await benchCrowd(options);
  else await benchService(options.short);
});

async function benchService(short: boolean): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "session-rsvp-bench-"));
  try {
    const assembly = synthesize(directory);
    const service = await startService({ assembly, port: 0, conflicts: true, log: console.error });
    try {
      await benchReserving(service, short ? { warmUp: 1, rounds: 5 } : { warmUp: 100, rounds: 500 });
      await benchServing(
        service,
        short
          ? { seats: 5, cancellations: 3, lines: [10] }
          : { seats: 400, cancellations: 100, lines: [100, 5_000] },
      );
    } finally {
      await service.stop();
    }
    await benchInitTimes(short ? 1 : 10);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
