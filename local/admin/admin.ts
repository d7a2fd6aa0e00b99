import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { stackOf } from "../error-text.ts";
import { close, listen } from "../listen.ts";
import { type AdminContext, type AdminResponse, createAdminRoutes, problem } from "./admin-routes.ts";

export interface Admin {
  readonly url: string;
  stop(): Promise<void>;
}

export interface AdminOptions extends AdminContext {
  log(line: string): void;
}

/** The largest bodies are events for functions; Lambda accepts up to 6 MB. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Serves the port that drives the service from outside. It is on loopback only and never deployed. */
export async function startAdmin({ log, ...context }: AdminOptions): Promise<Admin> {
  const routes = createAdminRoutes(context);

  async function answer(request: IncomingMessage): Promise<AdminResponse> {
    const [, name = "", parameter = "", ...rest] = (request.url ?? "/").split("?")[0]?.split("/") ?? [];
    const route = routes[`${request.method} /${name}`];
    if (route === undefined || rest.length > 0) return problem(404, "There is no such call");
    const body = await readBody(request);
    if (body === undefined) return problem(413, "The body is too large");
    return route(decode(parameter), body);
  }

  const server = createServer(async (request, response) => {
    try {
      send(response, await answer(request));
    } catch (error) {
      log(`admin | ${stackOf(error)}`);
      send(response, problem(500, "The call failed; the log says why"));
    }
  });
  const port = await listen(server, 0, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) };
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return received > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function send(response: ServerResponse, { status, body }: AdminResponse): void {
  if (response.destroyed || response.headersSent) return;
  if (status === 204) return void response.writeHead(204).end();
  const isProblem = status >= 400;
  const text = JSON.stringify(isProblem ? { ...(body as object), requestId: randomUUID() } : body);
  response.writeHead(status, { "content-type": isProblem ? "application/problem+json" : "application/json" });
  response.end(text);
}
