import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, type Rolldown } from "vite";

const ENTRY = fileURLToPath(new URL("src/worker/worker.ts", import.meta.url));
const PUBLIC = fileURLToPath(new URL("public", import.meta.url));
/** The page may load any of its parts while it is offline. Robots and organizers' templates are no part of it. */
const PUBLIC_FILES = /\.svg$/;
/** Organizers change what others see, so they need a network anyway. */
const FOR_ORGANIZERS = /\/web\/src\/(organizer|(features|messages|api|app\/pages)\/organizer)/;

/** A file of the shell. Names with a hash need no revision. */
interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

/** Adds the service worker to the built app, with the list of files that it keeps. */
export const withWorker = (): Plugin => ({
  name: "service-worker",
  apply: "build",
  generateBundle: {
    // The page itself has been added by then.
    order: "post",
    async handler(_options, bundle) {
      const source = await workerFor([...builtFiles(bundle), ...publicFiles()]);
      this.emitFile({ type: "asset", fileName: "worker.js", source });
    },
  },
});

function builtFiles(bundle: Rolldown.OutputBundle): ShellFile[] {
  const parts = partsForAttendees(bundle);
  return Object.values(bundle)
    .filter((file) => file.type === "asset" || parts.has(file.fileName))
    .map((file) => ({
      url: `/${file.fileName}`,
      revision: file.type === "chunk" || isHashed(file.fileName) ? null : revisionOf(file.source),
    }));
}

const isHashed = (fileName: string): boolean => fileName.startsWith("assets/");

/** What the page may load without going through a part for organizers. */
function partsForAttendees(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (fileName: string): void => {
    const part = bundle[fileName];
    if (part?.type !== "chunk" || found.has(fileName) || isForOrganizers(part.moduleIds)) return;
    found.add(fileName);
    for (const next of [...part.imports, ...part.dynamicImports]) visit(next);
  };
  // Vite puts what an entry imports into the page, and removes the entry itself.
  const page = bundle["index.html"];
  if (page?.type !== "asset") throw new Error("The build has no page");
  const named = String(page.source).matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g);
  for (const [, fileName = ""] of named) visit(fileName);
  return found;
}

function isForOrganizers(moduleIds: readonly string[]): boolean {
  const own = moduleIds.filter((id) => id.includes("/web/src/"));
  return own.length > 0 && own.every((id) => FOR_ORGANIZERS.test(id));
}

const publicFiles = (): ShellFile[] =>
  readdirSync(PUBLIC)
    .filter((name) => PUBLIC_FILES.test(name))
    .map((name) => ({ url: `/${name}`, revision: revisionOf(readFileSync(join(PUBLIC, name))) }));

const revisionOf = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("base64url").slice(0, 16);

/** One classic script: browsers that cannot run modules in workers install it as well. */
async function workerFor(shell: readonly ShellFile[]): Promise<string> {
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    define: {
      "process.env.NODE_ENV": JSON.stringify("production"),
      "self.__SHELL__": JSON.stringify(shell),
    },
    build: {
      write: false,
      target: "es2023",
      lib: { entry: ENTRY, formats: ["iife"], name: "worker", fileName: () => "worker.js" },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("The service worker was not built");
  const [worker] = output.output;
  return worker.code;
}
