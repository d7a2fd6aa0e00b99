import { resolve } from "node:path";

const root = resolve(".local");

/** What a service leaves on disk, in the folder it is started from. */
export const paths = {
  /** The database's files. */
  data: resolve(root, "dynamodb"),
  assembly: resolve(root, "assembly"),
  lock: resolve(root, "lock"),
  run: resolve(root, "run.json"),
};
