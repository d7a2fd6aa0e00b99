import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { contentHash } from "../content-hash.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
/** What the build reads: sources, settings, and which packages are installed. */
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
/** The hash of what a build was made of. It is kept with the build, so it goes wherever the build goes. */
export const BUILT_FROM = ".built-from";

/**
 * The build as a process of its own: constructs are made synchronously, and whoever starts the service has a synthesis to do meanwhile.
 * React is built for production by this variable alone, which test runners set to something else.
 */
export const BUILD = {
  program: import.meta.filename,
  options: { env: { ...process.env, NODE_ENV: "production" } },
};

/** Whether the web app is there and made of the sources as they are now. */
export function isWebsiteBuilt(website = WEBSITE, sources: readonly string[] = SOURCES): boolean {
  try {
    return readFileSync(join(website, BUILT_FROM), "utf8") === sourcesHash(website, sources);
  } catch {
    return false;
  }
}

/** Built apps and unfinished builds lie among the sources, and all their names begin like this. */
export function sourcesHash(website = WEBSITE, sources: readonly string[] = SOURCES): string {
  return contentHash(sources, (path) => path.startsWith(website));
}

/** Builds the web app where it is missing or its sources have changed. */
export function ensureWebsite(): void {
  if (isWebsiteBuilt()) return;
  const { status } = spawnSync(process.execPath, [BUILD.program], {
    ...BUILD.options,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) throw new Error("The web app could not be built");
}

async function build(): Promise<void> {
  // Loaded only when there is something to build: it takes longer to load than to find that out.
  const { build } = await import("vite");
  const unfinished = `${WEBSITE}.${process.pid}`;
  // Taken first: what changes during the build is built the next time.
  const builtFrom = sourcesHash();
  const configFile = join(ROOT, "web/vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir: unfinished } });
  writeFileSync(join(unfinished, BUILT_FROM), builtFrom);
  replace(unfinished, WEBSITE);
}

/** Another service may serve from it, or build at the same time: then either's work will do. */
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
