import { resolve } from "node:path";
import { WEBSITE } from "../lib/constructs/website/build-website.ts";

const ROOT = resolve(".local");

/** What a service leaves on disk, in the folder it is started from. */
export const paths = {
  /** The database's files. */
  data: resolve(ROOT, "dynamodb"),
  assembly: resolve(ROOT, "assembly"),
  lock: resolve(ROOT, "lock"),
  logs: resolve(ROOT, "logs"),
  /** Built from the sources, wherever the service is started. */
  website: WEBSITE,
  run: resolve(ROOT, "run.json"),
};
