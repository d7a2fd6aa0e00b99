import { rmSync } from "node:fs";
import { isWebsiteBuilt } from "../lib/constructs/website/build-website.ts";
import type { Cleanup } from "./cleanup.ts";
import { loadEverything } from "./demo/load-everything.ts";
import { messageOf } from "./error-text.ts";
import { type Journal, openJournal } from "./journal.ts";
import { freePort } from "./listen.ts";
import { java } from "./machine/java.ts";
import { provide } from "./machine/provide.ts";
import { paths } from "./paths.ts";
import { removeRunFile, writeRunFile } from "./run-file.ts";
import { lockDirectory } from "./run-lock.ts";
import { type Service, startService } from "./service.ts";
import { StartError } from "./start-error.ts";
import type { StartOptions } from "./start-options.ts";
import { assemblySources, buildAssembly, keptAssembly } from "./template/kept-assembly.ts";
import type { Assembly } from "./template/synthesize.ts";
import { AWS_THROTTLES, throttlesLine } from "./throttles.ts";
import { buildWebsite } from "./website/build-website.ts";
import { type DemoOffer, welcome } from "./welcome.ts";

interface Surroundings {
  /** Collects what must be ended, even if the start never finishes. */
  readonly cleanup: Cleanup;
  print(line: string): void;
  /** Called when the service cannot go on. */
  lost(reason: string): void;
}

/** Resolves when the service accepts requests and the terminal has said so. */
export async function runService(
  options: StartOptions,
  { cleanup, print, lost }: Surroundings,
): Promise<void> {
  const { port, fresh, quiet, logs, conflicts, throttles } = options;
  const { DYNAMODB_ENDPOINT: dynamodbEndpoint, SQS_ENDPOINT: sqsEndpoint } = process.env;
  if (fresh && dynamodbEndpoint)
    throw new StartError("--fresh cannot empty the engine at DYNAMODB_ENDPOINT.");
  // Refusals come before anything slow starts.
  cleanup.add(lockDirectory(paths.lock, paths.run));
  await freePort(port);
  const journal = cleanup.own(openJournal({ folder: paths.logs, quiet, logs, print }));
  if (!dynamodbEndpoint) await provide([java], journal.say);
  if (fresh) for (const kept of [paths.data, paths.files]) rmSync(kept, { recursive: true, force: true });
  if (throttles) journal.say(throttlesLine(AWS_THROTTLES));
  const { assembly, website } = await build(journal);
  const service = await startService({
    assembly,
    website: paths.website,
    dynamodbEndpoint,
    sqsEndpoint,
    dataDirectory: paths.data,
    filesDirectory: paths.files,
    port,
    conflicts,
    throttles: throttles ? AWS_THROTTLES : undefined,
    progress: journal.detail,
    output: journal.output,
    log: journal.problem,
    lost,
  });
  cleanup.own(service);
  await website;
  const { issuer } = service;
  journal.say(
    `engines    DynamoDB ${service.dynamodbEndpoint} · SQS ${service.sqsEndpoint} · issuer ${issuer}`,
  );
  const offer = await fillWithDemo(service, journal);
  const written = writeRunFile(paths.run, runFileOf(service));
  // The end may come before it is written.
  cleanup.add(async () => {
    await Promise.allSettled([written]);
    await removeRunFile(paths.run);
  });
  await written;
  for (const line of await welcome(service.url, offer)) journal.say(line);
  print(`ready ${service.url}`);
}

/** Starts to build what has changed since the last build; nothing waits for it yet. */
async function build({
  say,
  detail,
}: Journal): Promise<{ assembly: Promise<Assembly>; website: Promise<void> }> {
  const sources = assemblySources();
  const kept = await keptAssembly(paths.assembly, sources);
  const changed = [...(kept ? [] : ["functions"]), ...(isWebsiteBuilt() ? [] : ["web app"])];
  if (changed.length > 0) say(`building   ${changed.join(" and ")}, once after each change of the sources`);
  else say("built      functions and web app have not changed since the last start");
  const website = buildWebsite(detail);
  const assembly = kept ? Promise.resolve(kept) : buildAssembly(paths.assembly, sources);
  // A rejection is handled when the result is awaited later; this keeps Node from reporting it before.
  for (const building of [website, assembly]) building.catch(() => undefined);
  return { assembly, website };
}

/** Answers with the offer that the demo makes to a sample attendee. */
async function fillWithDemo(
  service: Service,
  { say, problem, recentOutput }: Journal,
): Promise<DemoOffer | undefined> {
  try {
    const loaded = await loadEverything(service);
    if (loaded === undefined) {
      say("data       kept from the last start; --fresh starts empty");
      return undefined;
    }
    const { sessions, reservations, waiting, freed, name, ending, running } = loaded;
    say(
      `data       a demo conference: ${sessions} sessions, ${reservations} seats taken, ${waiting} people waiting; a past event with figures; and the evening before: "${ending}" ends in some minutes, "${running}" has just begun`,
    );
    return freed === undefined ? undefined : { name, session: freed };
  } catch (error) {
    // Nothing depends on the demo, and its errors are easier to find on a running service.
    for (const line of [...recentOutput()]) problem(line);
    problem(`data       the demo conference was not loaded: ${messageOf(error)}`);
    return undefined;
  }
}

function runFileOf({ token: _token, stop: _stop, ...rest }: Service) {
  return rest;
}
