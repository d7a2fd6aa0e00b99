import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { connectEngine, type Engine } from "../aws-proxy/engine.ts";
import { findJava } from "../machine/java.ts";
import { StartError } from "../start-error.ts";
import { claimPort } from "./claimed-port.ts";
import { brokenData, checkDataDirectory } from "./data-file.ts";
import { type JavaProcess, startJava } from "./java-process.ts";

export interface DynamoDbOptions {
  /** Absent: the engine keeps the data in memory. */
  dataDirectory?: string;
  /** Called when the process ends although nobody stopped it. */
  lost?(line: string): void;
}

export interface DynamoDbEngine {
  endpoint: string;
  pid: number;
  /** Resolves when the process has ended. */
  stop(): Promise<void>;
}

const MAX_PORT_ATTEMPTS = 3;
const MAX_START_MS = 60_000;
/** An engine on a broken file answers errors for ever. */
const MAX_ERRORS_MS = 5_000;
const POLL_EVERY_MS = 20;

/**
 * These choose serial collection and the quick compiler: the engine shares the processor with the functions.
 */
const JVM_FLAGS = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"];

export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<DynamoDbEngine> {
  const dataDirectory = options.dataDirectory ? resolve(options.dataDirectory) : undefined;
  if (dataDirectory) checkDataDirectory(dataDirectory);
  const java = await findJava();
  // The engine always writes a small file into its working directory.
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), "dynamodb-local-")));
  try {
    const { engine, endpoint } = await startOnClaimedPort(java, directory, dataDirectory);
    let isStopping = false;
    void engine.exited.then(({ code, signal }) => {
      if (!isStopping)
        options.lost?.(`DynamoDB Local ended unexpectedly (${signal ?? `exit code ${code}`}).`);
    });
    const stop = async () => {
      isStopping = true;
      await engine.stop();
      if (!dataDirectory) await rm(directory, { recursive: true, force: true });
    };
    return { endpoint, pid: engine.pid, stop };
  } catch (error) {
    if (!dataDirectory) await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

async function startOnClaimedPort(java: string, directory: string, dataDirectory: string | undefined) {
  for (let attempt = 1; ; attempt++) {
    const { port, release } = await claimPort();
    const store = dataDirectory ? ["-dbPath", dataDirectory] : ["-inMemory"];
    const engine = await startJava(java, [...programArguments(), "-port", String(port), ...store], directory);
    try {
      const endpoint = `http://127.0.0.1:${port}`;
      await ready(engine, endpoint, dataDirectory);
      return { engine, endpoint };
    } catch (error) {
      await engine.stop();
      if (attempt >= MAX_PORT_ATTEMPTS || !/address already in use/i.test(engine.output())) throw error;
    } finally {
      await release();
    }
  }
}

function programArguments(): string[] {
  // The package's own entry point needs the Amplify CLI; this project uses only its jar.
  const manifest = createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json");
  const emulator = join(dirname(manifest), "emulator");
  const library = join(emulator, "DynamoDBLocal_lib");
  const jar = join(emulator, "DynamoDBLocal.jar");
  return [...JVM_FLAGS, `-Djava.library.path=${library}`, "-jar", jar, "-sharedDb", "-disableTelemetry"];
}

async function ready(java: JavaProcess, endpoint: string, dataDirectory: string | undefined): Promise<void> {
  const engine = connectEngine("dynamodb", endpoint);
  const startedAt = Date.now();
  let errorsSince: number | undefined;
  try {
    while (Date.now() - startedAt < MAX_START_MS) {
      if (java.hasExited()) throw new StartError(`DynamoDB Local ended at once: ${lastLine(java.output())}`);
      const status = await statusOf(engine);
      if (status === 200) return;
      errorsSince = status === undefined ? undefined : (errorsSince ?? Date.now());
      if (errorsSince !== undefined && Date.now() - errorsSince > MAX_ERRORS_MS) {
        const fault = lastException(java.output()) ?? `DynamoDB Local answers ${status} to everything`;
        throw dataDirectory ? brokenData(dataDirectory, fault) : new StartError(`${fault}.`);
      }
      await Promise.race([delay(POLL_EVERY_MS), java.exited]);
    }
    throw new StartError(`DynamoDB Local did not answer within ${MAX_START_MS / 1000} s.`);
  } finally {
    engine.close();
  }
}

/** Returns undefined while nothing listens. */
function statusOf(engine: Engine): Promise<number | undefined> {
  return engine.call("ListTables", {}).then(
    ({ status }) => status,
    () => undefined,
  );
}

function lastException(output: string): string | undefined {
  return /Exception: (.+)/.exec(output)?.[1];
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "it printed nothing";
}
