import { rmSync } from "node:fs";
import { Cleanup } from "./cleanup.ts";
import { loadDemo } from "./demo/load-demo.ts";
import { messageOf, stackOf } from "./error-text.ts";
import { freePort } from "./listen.ts";
import { paths } from "./paths.ts";
import { removeRunFile, writeRunFile } from "./run-file.ts";
import { lockDirectory } from "./run-lock.ts";
import { type Service, startService } from "./service.ts";
import { StartError } from "./start-error.ts";
import { readStartOptions, type StartOptions } from "./start-options.ts";
import { type Assembly, synthesize } from "./template/synthesize.ts";
import { buildWebsite } from "./website/build-website.ts";
import { welcome } from "./welcome.ts";

const LINES_SHOWN_OF_FAILURE = 20;
const cleanup = new Cleanup();
const print = (line: string) => void process.stdout.write(`${line}\n`);

async function start({ port, fresh, quiet, conflicts }: StartOptions): Promise<void> {
  let ready = false;
  const early: string[] = [];
  // Said before anything slow has been started.
  await freePort(port);
  cleanup.add(lockDirectory(paths.lock));
  const { DYNAMODB_ENDPOINT: dynamodbEndpoint, SQS_ENDPOINT: sqsEndpoint } = process.env;
  if (fresh && dynamodbEndpoint)
    throw new StartError("--fresh cannot empty the engine at DYNAMODB_ENDPOINT.");
  if (fresh) rmSync(paths.data, { recursive: true, force: true });
  print("starting   synthesis of the CDK app, engines …");
  const website = buildWebsite(print);
  // Whether it can be built is asked when it is needed; until then nobody listens.
  website.catch(() => undefined);
  const service = await startService({
    assembly: synthesizeAfresh(),
    website: paths.website,
    dynamodbEndpoint,
    sqsEndpoint,
    dataDirectory: paths.data,
    port,
    conflicts,
    progress: print,
    output: (line) => {
      if (!ready) early.push(line);
      else if (!quiet) print(line);
    },
    log: print,
    lost: endLost,
  });
  cleanup.add(() => service.stop());
  await website;
  await fillWithDemo(service, early);
  await writeRunFile(paths.run, runFileOf(service));
  cleanup.add(() => removeRunFile(paths.run));
  for (const line of await welcome(service.url)) print(line);
  print(`ready ${service.url}`);
  ready = true;
}

async function synthesizeAfresh(): Promise<Assembly> {
  const startedAt = performance.now();
  rmSync(paths.assembly, { recursive: true, force: true });
  const assembly = await synthesize(paths.assembly);
  const resources = Object.keys(assembly.template.Resources).length;
  print(`template   ${resources} resources in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return assembly;
}

/** @param output what the functions have printed so far: of interest only when they fail */
async function fillWithDemo(service: Service, output: readonly string[]): Promise<void> {
  try {
    const loaded = await loadDemo(service);
    if (loaded === undefined) return;
    const { sessions, reservations, waiting } = loaded;
    print(`demo       ${sessions} sessions, ${reservations} reservations, ${waiting} people in line`);
  } catch (error) {
    // Nothing depends on it, and what went wrong is easier to find on a running service.
    for (const line of output.slice(-LINES_SHOWN_OF_FAILURE)) print(line);
    print(`demo       not loaded: ${messageOf(error)}`);
  }
}

function runFileOf({ token: _token, stop: _stop, ...rest }: Service) {
  return rest;
}

let endingSince: number | undefined;
const IMPATIENCE_MS = 1_000;

/**
 * What has not been started yet dies with the process, as does the database engine. One Ctrl-C may arrive twice, from
 * the terminal and from npm; one that comes later is meant to hurry.
 */
async function end(exitCode: number): Promise<void> {
  if (endingSince !== undefined) {
    if (performance.now() - endingSince > IMPATIENCE_MS) process.exit(exitCode);
    return;
  }
  endingSince = performance.now();
  await cleanup.run().catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
  process.exit(exitCode);
}

/** Without its database there is nothing to serve. */
function endLost(reason: string): void {
  if (endingSince !== undefined) return;
  process.stderr.write(`${reason}\n`);
  void end(1);
}

/** npm hands SIGTERM to the shell between itself and this process, which ends without passing it on. */
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
// A closed pipe (`npm start | head`) is no reason to leave things running half.
process.stdout.on("error", () => void end(0));

try {
  await start(readStartOptions(process.argv.slice(2), process.env));
} catch (error) {
  // What fails because everything is being ended is no news.
  if (endingSince === undefined) {
    const text = error instanceof StartError ? error.message : stackOf(error);
    process.stderr.write(`${text}\n`);
    await end(1);
  }
}
