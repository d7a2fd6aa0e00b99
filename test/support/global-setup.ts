import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type DynamoDbEngine, startDynamoDb } from "../../local/engines/dynamodb.ts";
import { synthesize } from "../../local/template/synthesize.ts";

declare module "vitest" {
  interface ProvidedContext {
    dynamodbEndpoint: string;
    /** The cloud assembly directory that all services under test use. */
    assembly: string;
  }
}

/** Their tests need no engine and no template. */
const NEED_NOTHING = ["pure", "middleware", "web"];

/** All test files share one database engine and one synthesis; each uses its own tables. */
export default async function setup({
  vitest,
  provide,
}: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (vitest.projects.every(({ name }) => NEED_NOTHING.includes(name))) return undefined;
  const [engine, assembly] = await Promise.all([engineInUse(), assemblyInUse()]);
  provide("dynamodbEndpoint", engine.endpoint);
  provide("assembly", assembly.directory);
  return async () => {
    await engine.stop();
    await assembly.remove();
  };
}

/** `ASSEMBLY` names an existing assembly. */
async function assemblyInUse(): Promise<{ directory: string; remove(): Promise<void> }> {
  const { ASSEMBLY } = process.env;
  if (ASSEMBLY !== undefined) return { directory: ASSEMBLY, remove: async () => {} };
  const directory = await mkdtemp(join(tmpdir(), "session-rsvp-"));
  await synthesize(directory);
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function engineInUse(): Promise<Pick<DynamoDbEngine, "endpoint" | "stop">> {
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  return endpoint === undefined ? startDynamoDb({}) : { endpoint, stop: async () => {} };
}
