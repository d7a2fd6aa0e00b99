/** `npm run bench`: what an RSVP costs in time, layer by layer, how fast a line is served, and what each function costs to load. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startService } from "../local/service.ts";
import { synthesize } from "../local/template/synthesize.ts";
import { benchInitTimes } from "./init-times.ts";
import { benchReserving } from "./reserving.ts";
import { benchServing } from "./serving.ts";

const directory = await mkdtemp(join(tmpdir(), "session-rsvp-bench-"));
try {
  const assembly = synthesize(directory);
  const service = await startService({ assembly, port: 0, conflicts: true, log: console.error });
  try {
    await benchReserving(service);
    await benchServing(service);
  } finally {
    await service.stop();
  }
  await benchInitTimes();
} finally {
  await rm(directory, { recursive: true, force: true });
}
