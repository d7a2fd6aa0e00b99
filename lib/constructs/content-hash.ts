import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Hashes the names and contents of files, and of everything in folders. A missing path counts too. Times do
 * not count, because a checkout or a copy changes only them.
 */
export function contentHash(
  paths: readonly string[],
  isLeftOut: (path: string) => boolean = () => false,
): string {
  const hash = createHash("sha256");
  for (const path of paths) addPath(hash, path, isLeftOut);
  return hash.digest("hex");
}

function addPath(hash: Hash, path: string, isLeftOut: (path: string) => boolean): void {
  if (isLeftOut(path)) return;
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    for (const name of readdirSync(path).sort()) addPath(hash, join(path, name), isLeftOut);
    return;
  }
  const content = contentOf(path);
  // The lengths prevent two different contents from giving the same input.
  hash.update(`${path.length} ${path} ${content?.length} `).update(content ?? "");
}

/** An editor's temporary file may be gone before it is read. */
function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
