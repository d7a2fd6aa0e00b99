/**
 * `npm run bench` measures an RSVP's time layer by layer, the speed of serving a waitlist, and each
 * function's load time; `-- web` measures the web app on a slow phone; `-- crowd` simulates crowds;
 * `-- door` simulates the door of a full hall; `-- notices` measures how soon people are told.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../local/run-command.ts";
import { type Service, startService } from "../local/service.ts";
import { synthesize } from "../local/template/synthesize.ts";
import { benchOptions } from "./bench-options.ts";
import { benchCrowd } from "./crowd/run.ts";
import { benchDoor } from "./door/run.ts";
import { benchInitTimes } from "./init-times.ts";
import { benchNotices } from "./notices.ts";
import { benchReserving } from "./reserving.ts";
import { benchServing } from "./serving.ts";
import { benchWeb } from "./web/run.ts";

const USAGE =
  "npm run bench -- [service | web [--keep] | crowd [--keep] | door [--keep] | notices] [--short]";

await runCommand(async () => {
  const { subject, ...options } = benchOptions(process.argv.slice(2), USAGE);
  if (subject === "web") await benchWeb(options);
  else if (subject === "crowd") await benchCrowd(options);
  else if (subject === "door") await benchDoor(options);
  else if (subject === "notices")
    await withService((service) => benchNotices(service, options.short ? 5 : 200));
  else {
    await withService((service) => benchService(service, options.short));
    await benchInitTimes(options.short ? 1 : 10);
  }
});

async function withService(measure: (service: Service) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "session-rsvp-bench-"));
  try {
    const assembly = synthesize(directory);
    const service = await startService({ assembly, port: 0, conflicts: true, log: console.error });
    try {
      await measure(service);
    } finally {
      await service.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function benchService(service: Service, short: boolean): Promise<void> {
  await benchReserving(service, short ? { warmUp: 1, rounds: 5 } : { warmUp: 100, rounds: 500 });
  await benchServing(
    service,
    short
      ? { seats: 5, cancellations: 3, lines: [10] }
      : { seats: 400, cancellations: 100, lines: [100, 5_000] },
  );
}
