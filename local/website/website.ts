import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { extname, join, normalize } from "node:path";
import { isOfApi } from "../../lib/constructs/website/api-paths.ts";
import { mediaTypes } from "../../lib/constructs/website/media-types.ts";
import {
  IMMUTABLE,
  IMMUTABLE_CACHE_CONTROL,
  isFile,
  PAGE,
  PAGE_CACHE_CONTROL,
} from "../../lib/constructs/website/page-routing.ts";
import { securityHeaders } from "../../lib/constructs/website/security-headers.ts";
import type { HttpResponse } from "../gateway/http-response.ts";
import { compressed, type Encoding, preferredEncoding } from "./compressed.ts";

interface WebsiteOptions {
  /** The output of `npm run build:web`; read again for each request. */
  readonly directory: string;
  /** Served as `/config.json`. */
  readonly config: { readonly issuer: string };
  /** Where the app sends pictures of events to. */
  readonly uploadOrigin: string;
}

/**
 * Serves what CloudFront and S3 serve when deployed: files, the page for every address of the app, and
 * nothing below `/api`.
 */
export function createWebsite({ directory, config, uploadOrigin }: WebsiteOptions) {
  const headers = securityHeaders([new URL(config.issuer).origin], uploadOrigin);
  const configuration = Buffer.from(JSON.stringify(config));

  async function contentOf(path: string): Promise<{ path: string; body: Buffer } | undefined> {
    if (path === "/config.json") return { path, body: configuration };
    const served = isFile(path) ? path : PAGE;
    const body = await readFile(join(directory, served)).catch(() => undefined);
    return body && { path: served, body };
  }

  return async (request: IncomingMessage): Promise<HttpResponse | undefined> => {
    const sent = sentPathOf(request.url ?? "/");
    const path = filePathOf(sent);
    if (path === undefined || isOfApi(sent)) return undefined;
    if (request.method !== "GET" && request.method !== "HEAD") return undefined;
    const content = await contentOf(path);
    if (content === undefined)
      return { status: 404, headers: { ...headers, ...plainText }, body: "Not found\n" };
    return answer(request, content, headers);
  };
}

const plainText = { "content-type": "text/plain; charset=utf-8" };

function answer(
  request: IncomingMessage,
  { path, body }: { path: string; body: Buffer },
  headers: Record<string, string>,
): HttpResponse {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const shared = {
    ...headers,
    etag,
    vary: "Accept-Encoding",
    "content-type": mediaTypes[extname(path)] ?? "application/octet-stream",
    "cache-control": path.startsWith(IMMUTABLE) ? IMMUTABLE_CACHE_CONTROL : PAGE_CACHE_CONTROL,
  };
  if (request.headers["if-none-match"] === etag) return { status: 304, headers: shared, body: "" };
  const encoding: Encoding | undefined = preferredEncoding(request, path);
  if (encoding === undefined) return { status: 200, headers: shared, body };
  return {
    status: 200,
    headers: { ...shared, "content-encoding": encoding },
    body: compressed(body, etag, encoding),
  };
}

const sentPathOf = (url: string): string =>
  url.replace(/^https?:\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "") || "/";

/** Decodes the path and never leaves the served folder. */
function filePathOf(sent: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(sent));
    return path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}
