import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type DynamoDbEngine, startDynamoDb } from "../../local/engines/dynamodb.ts";
import { synthesize } from "../../local/template/synthesize.ts";

declare module "vitest" {
  interface ProvidedContext {
    dynamodbEndpoint: string;
    /** The cloud assembly directory that every service under test runs from. */
    assembly: string;
  }
}

/** One database engine and one synthesis for all test files; each keeps to tables of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const assembly = await mkdtemp(join(tmpdir(), "session-rsvp-"));
  const [engine] = await Promise.all([engineInUse(), synthesize(assembly)]);
  project.provide("dynamodbEndpoint", engine.endpoint);
  project.provide("assembly", assembly);
  return async () => {
    await engine.stop();
    await rm(assembly, { recursive: true, force: true });
  };
}

async function engineInUse(): Promise<Pick<DynamoDbEngine, "endpoint" | "stop">> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  return endpoint === undefined ? startDynamoDb({}) : { endpoint, stop: async () => {} };
}
