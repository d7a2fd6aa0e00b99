import { readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { paths } from "../paths.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** What the build reads. */
const SOURCES = ["web", "functions/contract", "package-lock.json"].map((path) => join(ROOT, path));

/** Builds the web app where it is missing or older than what it is made of. */
export async function buildWebsite(progress: (line: string) => void): Promise<void> {
  const [built, changed] = await Promise.all([changedAt(join(paths.website, "index.html")), latest(SOURCES)]);
  if (built > changed) return;
  const startedAt = performance.now();
  // Loaded only when there is something to build: it takes longer to load than to find that out.
  const { build } = await import("vite");
  const unfinished = `${paths.website}.${process.pid}`;
  const configFile = join(ROOT, "web/vite.config.ts");
  // Vite takes the libraries' slow and talkative builds where this says anything else, as a test run's does.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = "production";
  try {
    await build({ configFile, logLevel: "error", build: { outDir: unfinished } });
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
  await replace(unfinished, paths.website);
  progress(`web app    built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** Another service may serve from it, or build at the same time: then either's work will do. */
async function replace(made: string, place: string): Promise<void> {
  await rm(place, { recursive: true, force: true });
  await rename(made, place).catch(() => rm(made, { recursive: true, force: true }));
}

async function latest(sources: readonly string[]): Promise<number> {
  const times = await Promise.all(sources.map(newestBelow));
  return Math.max(0, ...times);
}

async function newestBelow(path: string): Promise<number> {
  if (path.startsWith(paths.website)) return 0;
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return changedAt(path);
  return latest(entries.map(({ name }) => join(path, name)));
}

/** Milliseconds since 1970; 0 where there is no such file. */
async function changedAt(path: string): Promise<number> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: 0 }));
  return mtimeMs;
}
