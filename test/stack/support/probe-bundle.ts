import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, vi } from "vitest";
import { BUNDLE_OPTIONS } from "../../../lib/constructs/build-bundles.ts";
import { aliasesOf } from "../../../lib/constructs/sdk-slimming.ts";

const outdir = mkdtempSync(join(tmpdir(), "sdk-probe-"));
afterAll(() => rmSync(outdir, { recursive: true }));

export type Probe = typeof import("./sdk-probe.ts");

/** The probe, bundled in the same way as the functions. */
export async function bundledProbe(): Promise<Probe> {
  const entryPoints = [resolve(import.meta.dirname, "sdk-probe.ts")];
  await build({ ...BUNDLE_OPTIONS, alias: aliasesOf("probe"), outdir, entryPoints });
  return import(/* @vite-ignore */ pathToFileURL(join(outdir, "sdk-probe.mjs")).href);
}

/** Sets the variables that Lambda itself sets for a function. */
export function stubLambdaEnvironment(): void {
  vi.stubEnv("AWS_REGION", "eu-central-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDPROBE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_SESSION_TOKEN", "session");
}
