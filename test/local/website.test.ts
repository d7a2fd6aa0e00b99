import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWebsite } from "../../local/website/website.ts";
import { addresses } from "../support/app-addresses.ts";

const PAGE = "<!doctype html><title>The app</title>";
const config = { issuer: "http://127.0.0.1:4711" };
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "website-"));
  await mkdir(join(directory, "assets"));
  await writeFile(join(directory, "index.html"), PAGE);
  await writeFile(join(directory, "assets/app-1a2b.js"), "export {};");
});

afterAll(() => rm(directory, { recursive: true }));

function ask(url: string, headers: Record<string, string> = {}, method = "GET") {
  return createWebsite({ directory, config, uploadOrigin: "http://localhost:2" })({
    url,
    method,
    headers,
  } as unknown as IncomingMessage);
}

describe("the page of the app", () => {
  it.each([...addresses.page, "/my?tab=a.b"])("is at every address of the app: %s", async (url) => {
    const answer = await ask(url);
    expect(answer?.status).toBe(200);
    expect(String(answer?.body)).toBe(PAGE);
    expect(answer?.headers["cache-control"]).toBe("no-cache");
  });

  it("runs, loads and sends only what belongs to the app, the issuer or the bucket of pictures", async () => {
    const answer = await ask("/");
    const policy = String(answer?.headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4711 http://localhost:2;");
    expect(policy).not.toContain("unsafe");
  });
});

it.each([...addresses.api, ...addresses.refused, "/api/nowhere?x=1", "http://localhost/api/events"])(
  "%s belongs to the API, and nothing replaces its 404",
  async (url) => {
    expect(await ask(url)).toBe(undefined);
  },
);

it("a request that asks for no page is refused by the API", async () => {
  expect(await ask("/events", {}, "POST")).toBe(undefined);
});

it.each([...addresses.missing, "/assets/../../package.json"])(
  "%s does not exist, and no page replaces it",
  async (url) => {
    expect((await ask(url))?.status).toBe(404);
  },
);

it("assets are compressed, and cached forever", async () => {
  const answer = await ask("/assets/app-1a2b.js", { "accept-encoding": "gzip, br" });
  expect(answer?.headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect(brotliDecompressSync(answer?.body as Buffer).toString()).toBe("export {};");
});

it("a file that a browser has is not sent again", async () => {
  const first = await ask("/");
  const again = await ask("/", { "if-none-match": String(first?.headers.etag) });
  expect(again).toMatchObject({ status: 304, body: "" });
});

it("the configuration names the issuer", async () => {
  const answer = await ask("/config.json");
  expect(JSON.parse(String(answer?.body))).toEqual(config);
});
