import { spawnSync } from "node:child_process";
import { readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../../..");
/** What the build reads. */
const SOURCES = ["web", "functions/contract", "package-lock.json"].map((path) => join(ROOT, path));

/** The built web app. */
export const WEBSITE = join(ROOT, "web/dist");

/**
 * The build as a process of its own: constructs are made synchronously, and whoever starts the service has a synthesis to do meanwhile.
 * React is built for production by this variable alone, which test runners set to something else.
 */
export const BUILD = {
  program: import.meta.filename,
  options: { env: { ...process.env, NODE_ENV: "production" } },
};

/** Whether the web app is there and newer than all that it is made of, itself and unfinished builds beside it left out. */
export function isWebsiteBuilt(website = WEBSITE, sources: readonly string[] = SOURCES): boolean {
  const newestBelow = (path: string): number => {
    if (path.startsWith(website)) return 0;
    // An editor's temporary files go as they come.
    const entry = statSync(path, { throwIfNoEntry: false });
    if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
    return Math.max(0, ...readdirSync(path).map((name) => newestBelow(join(path, name))));
  };
  const page = statSync(join(website, "index.html"), { throwIfNoEntry: false });
  return page !== undefined && page.mtimeMs > Math.max(...sources.map(newestBelow));
}

/** Builds the web app where it is missing or older than what it is made of. */
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
  const configFile = join(ROOT, "web/vite.config.ts");
  await build({ configFile, logLevel: "error", build: { outDir: unfinished } });
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

if (import.meta.main) {
  await build().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  });
}
