import type { IncomingMessage } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type Encoding = "br" | "gzip";

const COMPRESSIBLE = new Set([".html", ".js", ".css", ".json", ".svg", ".webmanifest", ".txt", ".csv"]);
const cache = new Map<string, Buffer>();

export function preferredEncoding({ headers }: IncomingMessage, path: string): Encoding | undefined {
  if (!COMPRESSIBLE.has(extname(path))) return undefined;
  const accepted = String(headers["accept-encoding"] ?? "");
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : undefined;
}

/** @param etag identifies the content, so that each content is compressed once */
export function compressed(body: Buffer, etag: string, encoding: Encoding): Buffer {
  const key = encoding + etag;
  const known = cache.get(key);
  if (known !== undefined) return known;
  // CloudFront compresses brotli at a middle level, not at the highest.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  const made = encoding === "br" ? brotliCompressSync(body, { params }) : gzipSync(body);
  cache.set(key, made);
  return made;
}
