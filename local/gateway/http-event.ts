import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { LOCAL_ACCOUNT } from "../template/account.ts";
import type { GatewayDefinition } from "./gateway-definition.ts";
import { queryParameters, type RequestTarget } from "./request-target.ts";
import type { SelectedRoute } from "./route-selection.ts";

export interface GatewayRequest {
  readonly requestId: string;
  readonly method: string;
  readonly protocol: string;
  readonly sourceIp: string;
  /** Alternating names and values, as received. */
  readonly rawHeaders: readonly string[];
  readonly target: RequestTarget;
  readonly body: Buffer;
  readonly receivedAt: Date;
  readonly traceId: string;
  readonly port: number;
}

export interface VerifiedToken {
  readonly claims: Record<string, string>;
  readonly scopes: string[] | null;
}

export type HttpEvent = APIGatewayProxyEventV2 & {
  requestContext: { authorizer?: { jwt: VerifiedToken } };
};

/** AWS was seen to do this for payload format 2.0; every other type, and none at all, arrives as base64. */
const TEXT_TYPES = /^(text\/.*|application\/(json|xml|javascript))$/;

export function httpEvent(
  request: GatewayRequest,
  { route, pathParameters }: SelectedRoute,
  { apiId, stage }: GatewayDefinition,
  token: VerifiedToken | undefined,
): HttpEvent {
  const { headers, cookies } = collectHeaders(request);
  const { rawPath, rawQueryString } = request.target;
  const queryStringParameters = queryParameters(rawQueryString);
  const domainName = (headers.host ?? "localhost").replace(/:\d+$/, "");
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(queryStringParameters && { queryStringParameters }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId,
      ...(token && { authorizer: { jwt: token } }),
      domainName,
      domainPrefix: domainName.split(".")[0] ?? domainName,
      http: {
        method: request.method,
        path: rawPath,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: request.requestId,
      routeKey: route.key,
      stage,
      time: commonLogTime(request.receivedAt),
      timeEpoch: request.receivedAt.getTime(),
    },
    ...(Object.keys(pathParameters).length > 0 && { pathParameters }),
    ...encodeBody(request.body, headers["content-type"]),
  };
}

function collectHeaders(request: GatewayRequest): { headers: Record<string, string>; cookies: string[] } {
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  const add = (name: string, value: string) => {
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
  };
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index]?.toLowerCase() ?? "";
    const value = request.rawHeaders[index + 1] ?? "";
    if (name === "cookie") cookies.push(...value.split(/;\s*/).filter((cookie) => cookie !== ""));
    else if (!HOP_BY_HOP.has(name)) add(name, value);
  }
  add("x-forwarded-for", request.sourceIp);
  headers.set("x-forwarded-port", String(request.port));
  headers.set("x-forwarded-proto", "http");
  headers.set("x-amzn-trace-id", request.traceId);
  headers.set("content-length", String(request.body.length));
  const sorted = [...headers].sort(([a], [b]) => (a < b ? -1 : 1));
  return { headers: Object.fromEntries(sorted), cookies };
}

/** These headers end at the gateway and are never part of an event. */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
  "te",
  "trailer",
  "expect",
]);

function encodeBody(body: Buffer, contentType = ""): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const mediaType = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  const text = TEXT_TYPES.test(mediaType) ? decodeUtf8(body) : undefined;
  return text === undefined
    ? { body: body.toString("base64"), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
}

function decodeUtf8(body: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** `12/Mar/2020:19:03:58 +0000` */
function commonLogTime(time: Date): string {
  const [, day, month, year, clock] = time.toUTCString().split(" ");
  return `${day}/${month}/${year}:${clock} +0000`;
}
