import { resolve } from "node:path";
import { WEBSITE } from "../lib/constructs/website/build-website.ts";

const ROOT = resolve(".local");

/** Files of a service on disk, in the folder where it was started. */
export const paths = {
  /** The database's files. */
  data: resolve(ROOT, "dynamodb"),
  /** The files in buckets. */
  files: resolve(ROOT, "s3"),
  assembly: resolve(ROOT, "assembly"),
  lock: resolve(ROOT, "lock"),
  logs: resolve(ROOT, "logs"),
  /** It is built from the sources and does not depend on the start folder. */
  website: WEBSITE,
  run: resolve(ROOT, "run.json"),
};
