/** `npm run bench`: what an RSVP costs in time, layer by layer, how fast a line is served, and what each function costs to load. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../local/run-command.ts";
import { startService } from "../local/service.ts";
import { synthesize } from "../local/template/synthesize.ts";
import { benchInitTimes } from "./init-times.ts";
import { benchReserving } from "./reserving.ts";
import { benchServing } from "./serving.ts";
import { isShort } from "./short-form.ts";

const USAGE = "npm run bench -- [--short]";

await runCommand(async () => {
  const short = isShort(process.argv.slice(2), USAGE);
  const directory = await mkdtemp(join(tmpdir(), "session-rsvp-bench-"));
  try {
    const assembly = synthesize(directory);
    const service = await startService({ assembly, port: 0, conflicts: true, log: console.error });
    try {
      await benchReserving(service, short ? { warmUp: 1, rounds: 5 } : { warmUp: 100, rounds: 500 });
      await benchServing(
        service,
        short
          ? { places: 5, cancellations: 3, lines: [10] }
          : { places: 400, cancellations: 100, lines: [100, 5_000] },
      );
    } finally {
      await service.stop();
    }
    await benchInitTimes(short ? 1 : 10);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
