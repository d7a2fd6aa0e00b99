import type { Context } from "aws-lambda";
import type { HttpEvent } from "../../functions/middleware/http-event.ts";

export interface EventParts {
  readonly routeKey?: string;
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly claims?: Record<string, string>;
}

/** An event as API Gateway's HTTP API makes it (payload format 2.0). */
export function httpEvent(parts: EventParts = {}): HttpEvent {
  const {
    routeKey = "GET /api/things/{id}",
    path,
    query,
    headers = {},
    body,
    isBase64Encoded = false,
  } = parts;
  return {
    version: "2.0",
    routeKey,
    rawPath: "/api/things/1",
    rawQueryString: "",
    headers,
    ...(path && { pathParameters: path }),
    ...(query && { queryStringParameters: query }),
    ...(body !== undefined && { body }),
    isBase64Encoded,
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      domainName: "localhost",
      domainPrefix: "localhost",
      http: {
        method: "GET",
        path: "/api/things/1",
        protocol: "HTTP/1.1",
        sourceIp: "127.0.0.1",
        userAgent: "test",
      },
      requestId: "request-1",
      routeKey,
      stage: "$default",
      time: "27/Dec/2026:10:00:00 +0000",
      timeEpoch: 1_798_365_600_000,
      authorizer: { jwt: { claims: parts.claims ?? {}, scopes: [] }, principalId: "", integrationLatency: 0 },
    },
  };
}

export const lambdaContext = {
  functionName: "function",
  functionVersion: "1",
  memoryLimitInMB: "256",
  invokedFunctionArn: "arn",
  awsRequestId: "aws-request-1",
  getRemainingTimeInMillis: () => 10_000,
} as Context;
