import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { contentHash } from "../../lib/constructs/content-hash.ts";
import { readAssembly } from "./read-assembly.ts";
import { type Assembly, synthesize } from "./synthesize.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** The inputs of a synthesis and its bundles: sources, settings and the installed packages. */
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

/** The hash of everything that the assembly depends on; the CDK also reads settings from the environment. */
export function assemblySources(sources: readonly string[] = SOURCES, environment = process.env): string {
  const settings = Object.entries(environment).filter(([name]) => name.startsWith("CDK_"));
  return JSON.stringify([contentHash(sources), process.version, settings.sort()]);
}

/** Returns undefined if there is no assembly or if its sources differ. */
export async function keptAssembly(directory: string, sources: string): Promise<Assembly | undefined> {
  try {
    if ((await readFile(join(directory, BUILT_FROM), "utf8")) !== sources) return undefined;
    return await readAssembly(directory);
  } catch {
    return undefined;
  }
}

/** Synthesizes into an empty folder and writes the hash last, so that half an assembly is never used. */
export async function buildAssembly(directory: string, sources: string): Promise<Assembly> {
  await rm(directory, { recursive: true, force: true });
  const assembly = await synthesize(directory);
  await writeFile(join(directory, BUILT_FROM), sources);
  return assembly;
}
