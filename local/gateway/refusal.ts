import type { ProblemCode } from "../../functions/contract/problems.ts";
import { toProblemDocument } from "../../functions/contract/to-problem-document.ts";
import type { HttpResponse } from "./http-response.ts";

export interface Refusal {
  readonly code: ProblemCode;
  /** API Gateway's own text, kept as a member. */
  readonly message: string;
  readonly detail: string;
  /** The status, if the contract's code covers more than one. */
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

/** API Gateway would answer `{"message": …}`; here its refusals use the contract's problem+json as well. */
export function refusalResponse(
  requestId: string,
  { code, message, detail, status, headers }: Refusal,
): HttpResponse {
  const document = { ...toProblemDocument(code, detail, requestId), message };
  const actual = status ?? document.status;
  return {
    status: actual,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ ...document, status: actual, ...(status !== undefined && { title: message }) }),
  };
}

/** The answer of API Gateway itself: it knows neither the contract nor when to come back. */
export const tooManyRequests: HttpResponse = {
  status: 429,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message: "Too Many Requests" }),
};

export const refusals = {
  badRequest: (detail: string): Refusal => ({ code: "INVALID_REQUEST", message: "Bad Request", detail }),
  notFound: { code: "ROUTE_NOT_FOUND", message: "Not Found", detail: "The API has no such route" },
  unauthorized: (challenge: string, detail: string): Refusal => ({
    code: "UNAUTHENTICATED",
    message: "Unauthorized",
    detail,
    headers: { "www-authenticate": challenge },
  }),
  forbidden: (challenge: string): Refusal => ({
    code: "FORBIDDEN",
    message: "Forbidden",
    detail: "The token lacks a scope that this route needs",
    headers: { "www-authenticate": challenge },
  }),
  timeout: {
    code: "INVALID_REQUEST",
    status: 408,
    message: "Request Timeout",
    detail: "The request did not arrive in time",
  },
  bodyTooLarge: {
    code: "PAYLOAD_TOO_LARGE",
    message: "Request Entity Too Large",
    detail: "A body may have at most 10 MB, and the event of a function at most 6 MB",
  },
  uriTooLong: {
    code: "INVALID_REQUEST",
    status: 414,
    message: "Request-URI Too Long",
    detail: "The path and query are too long",
  },
  expectationFailed: {
    code: "INVALID_REQUEST",
    status: 417,
    message: "Expectation Failed",
    detail: "Only Expect: 100-continue is supported",
  },
  headersTooLarge: {
    code: "INVALID_REQUEST",
    status: 431,
    message: "Request Header Fields Too Large",
    detail: "Request line and headers may have at most 10,240 bytes",
  },
  throttled: {
    code: "RATE_LIMITED",
    message: "Too Many Requests",
    detail: "The API receives more requests than its stage allows",
    headers: { "retry-after": "1" },
  },
  functionFailed: {
    code: "INTERNAL_ERROR",
    message: "Internal Server Error",
    detail: "The request could not be completed",
  },
  integrationTimeout: {
    code: "UNAVAILABLE",
    message: "Service Unavailable",
    detail: "The request took too long",
    headers: { "retry-after": "1" },
  },
} satisfies Record<string, Refusal | ((...args: string[]) => Refusal)>;
