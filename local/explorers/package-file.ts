import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { mediaTypes } from "../../lib/constructs/website/media-types.ts";
import type { HttpResponse } from "../gateway/http-response.ts";
import type { Explorer } from "./explorer.ts";

const FILE_NAME = /^[\w-][\w.-]*$/;
const TYPES: typeof mediaTypes = { ...mediaTypes, ".ttf": "font/ttf" };

/** Undefined if there is no such file. No name leads out of the folder. */
export async function packageFile(
  { folder, own = {} }: Explorer["files"],
  name: string,
): Promise<HttpResponse | undefined> {
  const type = TYPES[extname(name)];
  if (!FILE_NAME.test(name) || type === undefined) return undefined;
  const body = own[name] ?? (await readFile(join(folder, name)).catch(() => undefined));
  if (body === undefined) return undefined;
  const headers = { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" };
  return { status: 200, headers, body };
}
