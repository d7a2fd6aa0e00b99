import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { stackOf } from "../error-text.ts";
import { close, listen } from "../listen.ts";
import { StartError } from "../start-error.ts";
import { refuseBadConnections } from "./connection-refusals.ts";
import type { HttpResponse } from "./http-response.ts";
import { refusalResponse, refusals } from "./refusal.ts";
import { createRequestHandler, type HandlerOptions, type RequestHandler } from "./request-handler.ts";
import { newRequestId } from "./request-id.ts";

/** Listens before there is anything to serve, so that functions can know the address. */
export interface OpenPort {
  readonly url: string;
  readonly port: number;
  /** Requests that come before wait for it. */
  serve(listener: RequestListener): void;
  stop(): Promise<void>;
}

export interface GatewayOptions extends HandlerOptions {
  log(line: string): void;
  /** What is served beside the API. The first that does not return undefined answers. */
  readonly beside?: readonly ((request: IncomingMessage) => Promise<HttpResponse | undefined>)[];
}

/**
 * This is larger than API Gateway's quota, so that most oversized requests reach the handler and get its
 * answer.
 */
const MAX_HEADER_BYTES = 64 * 1024;
const RECEIVE_TIMEOUT_MS = 30_000;

/** @param port 0 picks a free one */
export async function openPort(port: number): Promise<OpenPort> {
  const { promise: serving, resolve: serve } = Promise.withResolvers<RequestListener>();
  const listener: RequestListener = (request, response) =>
    void serving.then((served) => served(request, response));
  const servers = [createGatewayServer(listener), createGatewayServer(listener)] as const;
  const actualPort = await listen(servers[0], port, "127.0.0.1");
  try {
    await listen(servers[1], actualPort, "::1");
  } catch (error) {
    // A machine without IPv6 serves on 127.0.0.1 alone, but no other process may answer for `localhost`.
    if (error instanceof StartError) {
      await close(servers[0]);
      if (port === 0) return openPort(port);
      throw error;
    }
  }
  return {
    url: `http://localhost:${actualPort}`,
    port: actualPort,
    serve,
    stop: async () => {
      await Promise.all(servers.map(close));
    },
  };
}

/** The first of `beside` that does not return undefined answers. */
export function gatewayListener({ log, beside = [], ...options }: GatewayOptions): RequestListener {
  const api = createRequestHandler(options);
  const handler: RequestHandler = async (request, requestId) => {
    for (const answerTo of beside) {
      const answer = await answerTo(request);
      if (answer !== undefined) return answer;
    }
    return api(request, requestId);
  };
  return (request, response) => void serve(handler, request, response, log);
}

function createGatewayServer(listener: RequestListener) {
  // The handler refuses a missing Host header, because Node's own answer has no body.
  const options = { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: 65_000, requireHostHeader: false };
  const server = createServer(options, listener);
  server.requestTimeout = RECEIVE_TIMEOUT_MS;
  server.headersTimeout = RECEIVE_TIMEOUT_MS / 3;
  server.on("checkExpectation", (_request: IncomingMessage, response: ServerResponse) => {
    const requestId = newRequestId();
    send(response, requestId, refusalResponse(requestId, refusals.expectationFailed));
  });
  refuseBadConnections(server);
  return server;
}

async function serve(
  handler: RequestHandler,
  request: IncomingMessage,
  response: ServerResponse,
  log: (line: string) => void,
): Promise<void> {
  const requestId = newRequestId();
  response.on("error", () => response.destroy());
  try {
    const answer = await handler(request, requestId);
    if (answer === undefined) response.destroy();
    else send(response, requestId, answer);
  } catch (error) {
    log(`gateway | ${stackOf(error)}`);
    if (response.headersSent) response.destroy();
    else send(response, requestId, refusalResponse(requestId, refusals.functionFailed));
  }
}

function send(response: ServerResponse, requestId: string, { status, headers, body }: HttpResponse): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    ...headers,
    "apigw-requestid": requestId,
    ...(status !== 204 && status !== 304 && { "content-length": Buffer.byteLength(body) }),
  });
  response.end(body);
}
