import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Cleanup } from "../cleanup.ts";

export interface StoredFile {
  readonly bytes: Buffer;
  /** Content type and caching, as they were given with the file. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The files of all buckets, in a folder for each. Their headers lie beside them. */
export interface FileStore {
  read(bucket: string, key: string): Promise<StoredFile | undefined>;
  write(bucket: string, key: string, file: StoredFile): Promise<void>;
  remove(bucket: string, key: string): Promise<void>;
}

/** Returns the folder, or a new one that ends with the service. */
export async function folderOfFiles(given: string | undefined, cleanup: Cleanup): Promise<string> {
  if (given !== undefined) return given;
  const folder = await mkdtemp(join(tmpdir(), "session-rsvp-s3-"));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const HEADERS = ".headers.json";

export function openFileStore(folder: string): FileStore {
  const placeOf = (bucket: string, key: string) => join(folder, bucket, ...key.split("/").map(asFileName));
  return {
    async read(bucket, key) {
      const place = placeOf(bucket, key);
      try {
        const [bytes, headers] = await Promise.all([readFile(place), readFile(place + HEADERS, "utf8")]);
        return { bytes, headers: JSON.parse(headers) as Record<string, string> };
      } catch {
        return undefined;
      }
    },
    async write(bucket, key, { bytes, headers }) {
      const place = placeOf(bucket, key);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place + HEADERS, JSON.stringify(headers));
      await writeFile(place, bytes);
    },
    async remove(bucket, key) {
      const place = placeOf(bucket, key);
      await Promise.all([rm(place, { force: true }), rm(place + HEADERS, { force: true })]);
    },
  };
}

/** A part of a key is only a name: `..` leads nowhere. */
const asFileName = (part: string): string =>
  /^\.{0,2}$/.test(part) ? `%${part.length}` : encodeURIComponent(part);
