import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type BuildOptions, type BuildResult, build } from "esbuild";
import { aliasesOf } from "./sdk-slimming.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const KINDS = ["http", "queue", "schedule", "stream"];

export const BUNDLE_OPTIONS = {
  // Bundles, and so the hashes of their assets, must not depend on the folder in which the build starts.
  absWorkingDir: ROOT,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  minify: true,
  legalComments: "none",
  charset: "utf8",
  format: "esm",
  platform: "node",
  target: "node24",
  mainFields: ["module", "main"],
  // React chooses its small build by it.
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".graphql": "text" },
  metafile: true,
  logLevel: "warning",
} as const satisfies BuildOptions;

/** Lists every entry point, such as `http/catalogue`: the modules that export a handler. */
export function listEntryPoints(): string[] {
  return KINDS.map((kind) => join(ROOT, "functions", kind))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
    .filter((file) => file.endsWith(".ts") && /^export const handler\b/m.test(readFileSync(file, "utf8")))
    .map((file) => relative(join(ROOT, "functions"), file).slice(0, -".ts".length));
}

/** Their packages for MIME and HTML are CommonJS, which asks for parts of Node by `require`. */
const WITH_REQUIRE: ReadonlySet<string> = new Set(["queue/notice-consumer"]);
const REQUIRE = 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);';
const bannerOf = (entryPoint: string) => (WITH_REQUIRE.has(entryPoint) ? { js: REQUIRE } : {});

/** Writes `<outdir>/<kind>/<name>/index.mjs` for each entry point. */
export function buildBundles(outdir: string): Promise<BuildResult<typeof BUNDLE_OPTIONS>[]> {
  // Functions that use the same parts of the SDK are built together, which is faster.
  const groups = Map.groupBy(listEntryPoints(), (entryPoint) =>
    JSON.stringify({ alias: aliasesOf(entryPoint), banner: bannerOf(entryPoint) }),
  );
  const builds = [...groups].map(([own, members]) => {
    const entryPoints = members.map((entryPoint) => ({
      in: `functions/${entryPoint}.ts`,
      out: `${entryPoint}/index`,
    }));
    return build({ ...BUNDLE_OPTIONS, ...JSON.parse(own), entryPoints, outdir });
  });
  return Promise.all(builds);
}

if (import.meta.main) {
  // esbuild has already printed the error.
  await buildBundles(resolve(process.argv[2] ?? "cdk.out/bundles")).catch(() => process.exit(1));
}
