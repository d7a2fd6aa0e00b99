import type { IncomingMessage } from "node:http";
import { type Functions, newTraceId } from "../functions/functions.ts";
import { MAX_EVENT_BYTES } from "../functions/invocation.ts";
import type { Throttles } from "../throttles.ts";
import { preflightResponse, withCors } from "./cors.ts";
import { type Edge, headersThrough } from "./edge.ts";
import type { GatewayDefinition } from "./gateway-definition.ts";
import { httpEvent, type VerifiedToken } from "./http-event.ts";
import { type HttpResponse, responseOf } from "./http-response.ts";
import { createJwtAuthorizer, type Issuer } from "./jwt-authorizer.ts";
import { type Refusal, refusalResponse, refusals, tooManyRequests } from "./refusal.ts";
import { receiveBody } from "./request-body.ts";
import { parseTarget, type RequestTarget } from "./request-target.ts";
import { createRouteSelection, type SelectedRoute } from "./route-selection.ts";
import { createThrottle } from "./throttle.ts";

export interface HandlerOptions {
  readonly definition: GatewayDefinition;
  readonly functions: Pick<Functions, "find" | "invoke" | "clockOffsetMs">;
  readonly issuer: Issuer;
  /** Undefined: requests come directly to the API. */
  readonly edge?: Edge | undefined;
  /** Present: too many requests get API Gateway's own answer. Absent: they get the contract's. */
  readonly throttles?: Throttles | undefined;
}

const MAX_URI_CHARACTERS = 8192;
/** API Gateway's quota for request line and headers together. */
const MAX_HEAD_BYTES = 10_240;

/** Undefined means that the client has disconnected. */
export type RequestHandler = (
  request: IncomingMessage,
  requestId: string,
) => Promise<HttpResponse | undefined>;

export function createRequestHandler({
  definition,
  functions,
  issuer,
  edge,
  throttles,
}: HandlerOptions): RequestHandler {
  const select = createRouteSelection(definition.routes);
  const authorize = createJwtAuthorizer(issuer);
  const admits = createThrottle(definition, throttles?.now);

  async function handle(
    request: IncomingMessage,
    requestId: string,
  ): Promise<HttpResponse | Refusal | undefined> {
    const target = checkHead(request);
    if ("code" in target) return target;
    const headers = plainHeaders(request);
    const method = request.method ?? "GET";
    const selected = select(method, target.segments);
    if (selected === undefined) return refusals.notFound;
    if (!admits(selected.route.key)) return throttles ? tooManyRequests : refusals.throttled;
    const authorization = await authorize(selected.route, headers);
    if (authorization?.kind === "unauthorized") {
      return refusals.unauthorized(authorization.challenge, authorization.detail);
    }
    if (authorization?.kind === "forbidden") return refusals.forbidden(authorization.challenge);
    const received = await receiveBody(request);
    if (received.kind === "aborted") return undefined;
    if (received.kind === "too-large") return refusals.bodyTooLarge;
    return integrate(request, { requestId, target, body: received.body }, selected, authorization?.token);
  }

  async function integrate(
    request: IncomingMessage,
    parts: { requestId: string; target: RequestTarget; body: Buffer },
    selected: SelectedRoute,
    token: VerifiedToken | undefined,
  ): Promise<HttpResponse | Refusal> {
    const { functionArn, timeoutMs } = selected.route;
    const sourceIp = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1";
    const traceId = request.headers["x-amzn-trace-id"]?.toString() ?? newTraceId();
    const event = httpEvent(
      {
        ...parts,
        method: request.method ?? "GET",
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        rawHeaders: headersThrough(edge, request, sourceIp),
        // The functions' clock is used, so that event and function agree on the time.
        receivedAt: new Date(Date.now() + functions.clockOffsetMs),
        traceId,
        port: request.socket.localPort ?? 0,
      },
      selected,
      definition,
      token,
    );
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > MAX_EVENT_BYTES) return refusals.bodyTooLarge;
    const name = functions.find(functionArn);
    if (name === undefined) return refusals.functionFailed;
    const invocation = functions.invoke(name, payload, { usageId: parts.requestId, traceId });
    const outcome = await within(timeoutMs, invocation);
    if (outcome === undefined) return refusals.integrationTimeout;
    if (outcome.kind === "error") return refusals.functionFailed;
    return responseOf(outcome.payload) ?? refusals.functionFailed;
  }

  return async (request, requestId) => {
    const { cors } = definition;
    const { origin } = request.headers;
    const preflight = cors && isPreflight(request) ? preflightResponse(cors, origin) : undefined;
    const result = await handle(request, requestId);
    // API Gateway answers a preflight itself only if no route, such as $default, matches it.
    if (preflight && result === refusals.notFound) return preflight;
    if (result === undefined) return undefined;
    const answer = "code" in result ? refusalResponse(requestId, result) : result;
    const { headers } = withCors(answer, cors, origin);
    return { ...answer, headers: { ...headers, ...preflight?.headers } };
  };
}

function checkHead(request: IncomingMessage): RequestTarget | Refusal {
  const url = request.url ?? "/";
  if (request.httpVersionMajor !== 1) return refusals.badRequest("Only HTTP/1 is supported here");
  if (request.httpVersion === "1.1" && request.headers.host === undefined) {
    return refusals.badRequest("The Host header is missing");
  }
  if (url.length > MAX_URI_CHARACTERS) return refusals.uriTooLong;
  const headBytes = request.rawHeaders.reduce((sum, part) => sum + part.length + 2, url.length);
  if (headBytes > MAX_HEAD_BYTES) return refusals.headersTooLarge;
  return parseTarget(url) ?? refusals.badRequest("The path is not a valid percent-encoded path");
}

function plainHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  return headers;
}

function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && "origin" in headers && "access-control-request-method" in headers;
}

async function within<T>(limitMs: number, promise: Promise<T>): Promise<T | undefined> {
  const { promise: expired, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, limitMs, undefined);
  try {
    return await Promise.race([promise, expired]);
  } finally {
    clearTimeout(timer);
  }
}
