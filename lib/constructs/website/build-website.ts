import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { contentHash } from "../content-hash.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
/** The inputs of the build: sources, settings, and the installed packages. */
const SOURCES = [
  "web",
  "functions/contract",
  "lib/constructs/website/build-website.ts",
  "package.json",
  "tsconfig.json",
  "node_modules/.package-lock.json",
].map((path) => join(ROOT, path));

/** The built web app. */
export const WEBSITE = join(ROOT, "web/dist");
/** The hash of a build's sources. It is stored with the build, so it moves with it. */
export const BUILT_FROM = ".built-from";

/**
 * The build is a separate process, because constructs are synchronous and a starting service
 * has a synthesis to do meanwhile. React builds for production only with this variable, which
 * test runners set to another value.
 */
export const BUILD = {
  program: import.meta.filename,
  options: { env: { ...process.env, NODE_ENV: "production" } },
};

/** Tells whether the web app exists and was built from the current sources. */
export function isWebsiteBuilt(website = WEBSITE, sources: readonly string[] = SOURCES): boolean {
  try {
    return readFileSync(join(website, BUILT_FROM), "utf8") === sourcesHash(website, sources);
  } catch {
    return false;
  }
}

/** Built apps and unfinished builds lie among the sources, and all their names begin with this. */
export function sourcesHash(website = WEBSITE, sources: readonly string[] = SOURCES): string {
  return contentHash(sources, (path) => path.startsWith(website));
}

/** Builds the web app if it is missing or its sources have changed. */
export function ensureWebsite(): void {
  if (isWebsiteBuilt()) return;
  const { status } = spawnSync(process.execPath, [BUILD.program], {
    ...BUILD.options,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("The web app could not be built");
}

async function build(): Promise<void> {
  // Vite is loaded only for a build, because loading it takes longer than this check.
  const { build } = await import("vite");
  const unfinished = `${WEBSITE}.${process.pid}`;
  // The hash is taken first, so that a change during the build causes another build.
  const builtFrom = sourcesHash();
  const configFile = join(ROOT, "web/vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir: unfinished } });
  writeFileSync(join(unfinished, BUILT_FROM), builtFrom);
  replace(unfinished, WEBSITE);
}

/** Another service may serve this build or replace it at the same time. Either result is correct. */
function replace(made: string, place: string): void {
  rmSync(place, { recursive: true, force: true });
  try {
    renameSync(made, place);
  } catch {
    rmSync(made, { recursive: true, force: true });
  }
}

if (import.meta.main && !isWebsiteBuilt()) {
  await build().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  });
}
