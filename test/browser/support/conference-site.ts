import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { mediaTypes } from "../../../lib/constructs/website/media-types.ts";

const EXAMPLES = resolve(import.meta.dirname, "../../../docs/examples");
const CONFIG = resolve(import.meta.dirname, "../../../web/vite.embed.config.ts");
const VITE = resolve(import.meta.dirname, "../../../node_modules/vite/bin/vite.js");
const run = promisify(execFile);

/** Builds the button as `npm run build:embed` does, but into the test's own folder. */
export async function buildEmbed(bundles: readonly ("element" | "react")[]) {
  const directory = await mkdtemp(join(tmpdir(), "embed-"));
  for (const mode of bundles) {
    const options = ["--config", CONFIG, "--mode", mode, "--outDir", directory, "--logLevel", "error"];
    // The build has its own process: a test's process would build React for tests.
    await run(process.execPath, [VITE, "build", ...options], {
      env: { ...process.env, NODE_ENV: "production" },
    });
  }
  return { directory, remove: () => rm(directory, { recursive: true }) };
}

export interface ConferenceSite {
  readonly origin: string;
  /** The token of the person who signs in next at `/sign-in`. */
  token: string | undefined;
  /** Maps the example page's addresses and ids to the real ones. */
  readonly real: Map<string, string>;
  /** Further pages and scripts, by path. */
  readonly files: Map<string, string>;
  stop(): Promise<void>;
}

/** The integration guide's example on its own origin, under a strict content security policy. */
export async function startConferenceSite(embedDirectory: () => string): Promise<ConferenceSite> {
  const real = new Map<string, string>();
  const files = new Map<string, string>();
  const site: { token: string | undefined } = { token: undefined };

  async function textOf(path: string): Promise<string> {
    const known = files.get(path);
    if (known !== undefined) return known;
    if (/^\/session-rsvp-/.test(path)) return readFile(join(embedDirectory(), path), "utf8");
    const text = await readFile(join(EXAMPLES, path === "/" ? "conference-site.html" : path), "utf8");
    return [...real].reduce((filled, [example, actual]) => filled.replaceAll(example, actual), text);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://site").pathname;
    const signedIn = request.headers.cookie?.includes("attendee=known") ?? false;
    if (path === "/sign-in") {
      response
        .writeHead(303, { location: "/", "set-cookie": "attendee=known; HttpOnly; SameSite=Strict" })
        .end();
    } else if (path === "/session/token") {
      response
        .writeHead(signedIn ? 200 : 401, { "cache-control": "no-store" })
        .end(signedIn ? site.token : "");
    } else {
      const text = await textOf(path).catch(() => undefined);
      const type = mediaTypes[extname(path) || ".html"] ?? "text/plain";
      response.writeHead(text === undefined ? 404 : 200, { "content-type": type, ...strict(real) }).end(text);
    }
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return Object.assign(site, {
    origin: `http://127.0.0.1:${port}`,
    real,
    files,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}

/** The policy of a careful site: no inline code, no evaluated code, no HTML made from text. */
function strict(real: ReadonlyMap<string, string>): Record<string, string> {
  const service = real.get("https://rsvp.example.org") ?? "";
  return {
    "content-security-policy": [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ${service}`,
      "base-uri 'none'",
      "form-action 'self'",
      "require-trusted-types-for 'script'",
    ].join("; "),
  };
}
