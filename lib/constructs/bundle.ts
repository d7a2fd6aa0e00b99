import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Stage } from "aws-cdk-lib";
import type { Construct } from "constructs";

const PROGRAM = resolve(import.meta.dirname, "build-bundles.ts");
const built = new Set<string>();

/**
 * The directory of the bundle of `functions/<entryPoint>.ts`, below the cloud assembly. All bundles are built
 * together, once for each process and assembly. The build is a separate process, because constructs are
 * synchronous and esbuild runs plugins only asynchronously.
 */
export function bundle(scope: Construct, entryPoint: string): string {
  const outdir = join(Stage.of(scope)?.assetOutdir ?? "cdk.out", "bundles");
  if (!built.has(outdir)) {
    const { status } = spawnSync(process.execPath, [PROGRAM, outdir], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    if (status !== 0) throw new Error("The functions could not be bundled");
    built.add(outdir);
  }
  const directory = join(outdir, entryPoint);
  if (!existsSync(directory)) throw new Error(`functions/${entryPoint}.ts exports no handler`);
  return directory;
}
