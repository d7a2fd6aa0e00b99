import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type BuildResult, build } from "esbuild";
import { aliases, slimSdk } from "./sdk-slimming.ts";

const FUNCTIONS = resolve(import.meta.dirname, "../../functions");
const KINDS = ["http", "queue", "schedule"];

/** Every entry point below `functions/`, as in `http/catalogue`. */
export function entries(): string[] {
  return readdirSync(FUNCTIONS, { withFileTypes: true })
    .filter((folder) => KINDS.includes(folder.name))
    .flatMap((folder) => readdirSync(join(FUNCTIONS, folder.name)).map((file) => `${folder.name}/${file}`))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length));
}

/** Writes `<outdir>/<kind>/<name>/index.mjs` for each entry point. */
export function buildBundles(outdir: string): Promise<BuildResult<{ metafile: true }>> {
  return build({
    entryPoints: entries().map((entry) => ({ in: join(FUNCTIONS, `${entry}.ts`), out: `${entry}/index` })),
    outdir,
    outExtension: { ".js": ".mjs" },
    // Bundles, and so the hashes of their assets, must not depend on where the build was started.
    absWorkingDir: resolve(FUNCTIONS, ".."),
    bundle: true,
    minify: true,
    legalComments: "none",
    charset: "utf8",
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    alias: aliases,
    plugins: [slimSdk],
    metafile: true,
    logLevel: "warning",
  });
}

if (import.meta.main) await buildBundles(resolve(process.argv[2] ?? "cdk.out/bundles"));
