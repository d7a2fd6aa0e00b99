import { describe, expect, it, vi } from "vitest";
import type { Failure } from "../../web/src/api/failure.ts";
import { requestJson } from "../../web/src/api/request.ts";

const CALLER = { origin: "", token: () => "token", organizerToken: () => undefined, onExpired: vi.fn() };

/** The web app's failure for what answers a request. */
async function failureFrom(status: number, body: string, headers: Record<string, string>): Promise<Failure> {
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers }));
  const answer = await requestJson(CALLER, { path: "/api/events" });
  if (answer.ok) throw new Error("answered");
  return answer.failure;
}

const JSON_TYPE = { "content-type": "application/json" };
const HTML = { "content-type": "text/html" };
const PAGE = "<html><body><h1>Request blocked</h1></body></html>";

describe("a refusal of API Gateway, which has no problem document and no Retry-After", () => {
  it("for too many requests is worth a wait of seconds, of a different number for each page", async () => {
    const waits = new Set<number>();
    for (let page = 0; page < 40; page++) {
      const failure = await failureFrom(429, '{"message":"Too Many Requests"}', JSON_TYPE);
      if (failure.kind !== "rate-limited") throw new Error(failure.kind);
      waits.add(failure.retryAfterSeconds);
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(8);
    expect(waits.size).toBeGreaterThan(2);
  });

  it("for a token is a sign-in that has ended", async () => {
    const failure = await failureFrom(401, '{"message":"Unauthorized"}', JSON_TYPE);
    expect(failure).toEqual({ kind: "unauthenticated" });
    expect(CALLER.onExpired).toHaveBeenCalledOnce();
  });
});

describe("an answer that is no answer of the API", () => {
  it.each<[string, number, string, Record<string, string>]>([
    [
      "API Gateway's when a function cannot be reached",
      500,
      '{"message":"Internal Server Error"}',
      JSON_TYPE,
    ],
    ["API Gateway's when a function takes too long", 503, '{"message":"Service Unavailable"}', JSON_TYPE],
    ["a web ACL's", 403, PAGE, HTML],
    ["CloudFront's", 502, PAGE, HTML],
    ["CloudFront's without a body", 504, "", {}],
    ["a page of a network's own in place of it", 200, PAGE, HTML],
  ])("is a service that is not available: %s", async (_, status, body, headers) => {
    expect(["unavailable", "busy"]).toContain((await failureFrom(status, body, headers)).kind);
  });
});

describe("a refusal of the API", () => {
  const problem = (status: number, code: string, members = {}) =>
    failureFrom(
      status,
      JSON.stringify({ status, code, title: "No", detail: "It says no", ...members }),
      JSON_TYPE,
    );

  it("has the wait that the service names", async () => {
    const named = await failureFrom(429, "{}", { ...JSON_TYPE, "retry-after": "40" });
    expect(named).toEqual({ kind: "rate-limited", retryAfterSeconds: 40 });
  });

  it("has its code, its words and what the code adds", async () => {
    const failure = await problem(409, "SESSION_FULL", { capacity: 10 });
    expect(failure).toMatchObject({
      kind: "refused",
      code: "SESSION_FULL",
      detail: "It says no",
      problem: { capacity: 10 },
    });
  });

  it.each([
    [404, "EVENT_NOT_FOUND", { kind: "missing", code: "EVENT_NOT_FOUND" }],
    [503, "CONTENTION", { kind: "busy", code: "CONTENTION", retryAfterSeconds: undefined }],
    [403, "FORBIDDEN", { kind: "forbidden" }],
    [413, "PAYLOAD_TOO_LARGE", { kind: "too-large" }],
    [412, "PRECONDITION_FAILED", { kind: "changed", current: undefined }],
    [500, "INTERNAL_ERROR", { kind: "unavailable", status: 500 }],
  ])("of status %i is one kind of failure", async (status, code, failure) => {
    expect(await problem(status, code)).toEqual(failure);
  });
});
