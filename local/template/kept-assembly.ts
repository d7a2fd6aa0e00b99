import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { contentHash } from "../../lib/constructs/content-hash.ts";
import { readAssembly } from "./read-assembly.ts";
import { type Assembly, synthesize } from "./synthesize.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** What a synthesis and its bundles are made of: sources, settings, and which packages are installed. */
export const SOURCES = [
  "bin",
  "lib",
  "functions",
  "stages",
  "cdk.json",
  "cdk.context.json",
  "package.json",
  "tsconfig.json",
  "node_modules/.package-lock.json",
].map((path) => join(ROOT, path));

const BUILT_FROM = "built-from";

/** The hash of everything that the assembly depends on; the CDK also reads its settings from the environment. */
export function assemblySources(sources: readonly string[] = SOURCES, environment = process.env): string {
  const settings = Object.entries(environment).filter(([name]) => name.startsWith("CDK_"));
  return JSON.stringify([contentHash(sources), process.version, settings.sort()]);
}

/** Undefined where there is none, or one of other sources. */
export async function keptAssembly(directory: string, sources: string): Promise<Assembly | undefined> {
  try {
    if ((await readFile(join(directory, BUILT_FROM), "utf8")) !== sources) return undefined;
    return await readAssembly(directory);
  } catch {
    return undefined;
  }
}

/** Synthesizes into an empty folder, and says last what the assembly was made of: half an assembly is never taken for one. */
export async function buildAssembly(directory: string, sources: string): Promise<Assembly> {
  await rm(directory, { recursive: true, force: true });
  const assembly = await synthesize(directory);
  await writeFile(join(directory, BUILT_FROM), sources);
  return assembly;
}
