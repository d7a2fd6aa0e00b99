/**
 * npm runs this after each change of the installed packages. Packages say which Node they need, and npm
 * compares that with the Node that runs npm. This project always runs on the Node that is itself a package,
 * so the lock omits these fields. Otherwise npm would warn for no reason and, on an older Node, leave out
 * optional packages that are needed. `test/local/installed-packages.test.ts` compares with the right Node.
 */
import { readFileSync, writeFileSync } from "node:fs";

const LOCK = new URL("../../package-lock.json", import.meta.url);

const text = readFileSync(LOCK, "utf8");
const lock = JSON.parse(text);
for (const [path, entry] of Object.entries(lock.packages)) {
  if (path !== "") delete entry.engines;
}
const trimmed = `${JSON.stringify(lock, null, 2)}\n`;
if (trimmed !== text) writeFileSync(LOCK, trimmed);
