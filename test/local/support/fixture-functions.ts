import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallingFunction } from "../../../local/aws-proxy/call.ts";
import type { FunctionDefinition } from "../../../local/functions/function-definition.ts";
import { type Functions, startFunctions } from "../../../local/functions/functions.ts";

export interface FixtureFunction {
  /** The bundle: an ES module that exports `handler`. */
  readonly source: string;
  readonly environment?: Record<string, string>;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
  readonly reservedConcurrency?: number;
}

export interface Fixtures {
  readonly functions: Functions;
  readonly callingFunctions: Map<string, CallingFunction>;
  readonly lines: string[];
  stop(): Promise<void>;
}

/** Runs a test's own small functions, each from a bundle in a temporary folder. */
export async function startFixtures(sources: Record<string, FixtureFunction>): Promise<Fixtures> {
  const root = await mkdtemp(join(tmpdir(), "functions-"));
  const definitions = await Promise.all(
    Object.entries(sources).map(async ([name, fixture]): Promise<FunctionDefinition> => {
      const directory = join(root, name);
      await mkdir(directory);
      await writeFile(join(directory, "index.mjs"), fixture.source);
      return {
        name,
        arn: fixtureArn(name),
        directory,
        handler: "index.handler",
        environment: fixture.environment ?? {},
        timeoutMs: fixture.timeoutMs ?? 5_000,
        memoryMb: fixture.memoryMb ?? 128,
        ...(fixture.reservedConcurrency !== undefined && {
          reservedConcurrency: fixture.reservedConcurrency,
        }),
        policies: [],
      };
    }),
  );
  const callingFunctions = new Map<string, CallingFunction>();
  const lines: string[] = [];
  const functions = startFunctions({
    definitions,
    region: "eu-central-1",
    proxy: {
      url: "http://127.0.0.1:9",
      register: (accessKeyId, callingFunction) => void callingFunctions.set(accessKeyId, callingFunction),
      unregister: (accessKeyId) => void callingFunctions.delete(accessKeyId),
    },
    output: (line) => lines.push(line),
    log: (line) => lines.push(line),
  });
  return {
    functions,
    callingFunctions,
    lines,
    async stop() {
      await functions.stop();
      await rm(root, { recursive: true });
    },
  };
}

export function fixtureArn(name: string): string {
  return `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;
}
