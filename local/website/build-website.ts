import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BUILD, isWebsiteBuilt } from "../../lib/constructs/website/build-website.ts";

/** Builds the web app if it is missing or its sources have changed. */
export async function buildWebsite(progress: (line: string) => void): Promise<void> {
  if (isWebsiteBuilt()) return;
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, [BUILD.program], BUILD.options);
  progress(`web app    built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}
