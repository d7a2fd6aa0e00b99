import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { StartError } from "../start-error.ts";
import { brokenData, checkDataDirectory } from "./data-file.ts";
import { freePort } from "./free-port.ts";
import { findJava } from "./java.ts";
import { type JavaProcess, startJava } from "./java-process.ts";

export interface DynamoDbOptions {
  /** Absent: the data is kept in memory. */
  dataDirectory?: string;
  /** Progress for the person who waits. */
  log?(line: string): void;
}

export interface DynamoDbEngine {
  endpoint: string;
  pid: number;
  /** Resolves when the process is gone. */
  stop(): Promise<void>;
}

const PORT_ATTEMPTS = 3;
const READY_WITHIN_MS = 60_000;
const POLL_MS = 20;

/**
 * Serial collection, and the quick compiler only: measured on two cores, that takes two fifths less processor time at the
 * start and over the first thousands of calls. The functions run on the same cores.
 */
const JVM_FLAGS = ["-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"];

export async function startDynamoDb(options: DynamoDbOptions = {}): Promise<DynamoDbEngine> {
  const dataDirectory = options.dataDirectory ? resolve(options.dataDirectory) : undefined;
  if (dataDirectory) checkDataDirectory(dataDirectory);
  const java = await findJava(options.log ?? (() => undefined));
  // It writes a small file into its working directory, whatever it is told.
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), "dynamodb-local-")));
  try {
    const { engine, port } = await startOnFreePort(java, directory, dataDirectory !== undefined);
    const stop = async () => {
      await engine.stop();
      if (!dataDirectory) await rm(directory, { recursive: true, force: true });
    };
    return { endpoint: `http://127.0.0.1:${port}`, pid: engine.pid, stop };
  } catch (error) {
    if (!dataDirectory) await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

async function startOnFreePort(java: string, directory: string, persistent: boolean) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const store = persistent ? ["-dbPath", directory] : ["-inMemory"];
    const engine = await startJava(java, [...programArguments(), "-port", String(port), ...store], directory);
    try {
      await ready(engine, port, directory);
      return { engine, port };
    } catch (error) {
      await engine.stop();
      if (attempt >= PORT_ATTEMPTS || !/address already in use/i.test(engine.output())) throw error;
    }
  }
}

function programArguments(): string[] {
  // The package's own entry point needs the Amplify CLI; only the jar it carries is used.
  const manifest = createRequire(import.meta.url).resolve("amplify-dynamodb-simulator/package.json");
  const emulator = join(dirname(manifest), "emulator");
  const library = join(emulator, "DynamoDBLocal_lib");
  const jar = join(emulator, "DynamoDBLocal.jar");
  return [...JVM_FLAGS, `-Djava.library.path=${library}`, "-jar", jar, "-sharedDb", "-disableTelemetry"];
}

async function ready(engine: JavaProcess, port: number, directory: string): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (Date.now() < deadline) {
    if (engine.hasExited()) {
      throw new StartError(`DynamoDB Local ended at once: ${lastLine(engine.output())}`);
    }
    const status = await listTables(port);
    if (status === 200) return;
    if (status !== undefined) throw brokenData(directory, lastException(engine.output()));
    await Promise.race([delay(POLL_MS), engine.exited]);
  }
  throw new StartError(`DynamoDB Local did not answer within ${READY_WITHIN_MS / 1000} s.`);
}

/** The status of an answer, or undefined while nobody listens. */
async function listTables(port: number): Promise<number | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": "DynamoDB_20120810.ListTables",
        authorization:
          "AWS4-HMAC-SHA256 Credential=local/20120810/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: "{}",
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}

function lastException(output: string): string {
  return /Exception: (.+)/.exec(output)?.[1] ?? "DynamoDB Local cannot read it";
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "it said nothing";
}
