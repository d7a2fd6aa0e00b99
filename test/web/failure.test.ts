import { gql } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { describe, expect, it, vi } from "vitest";
import { createApiClient } from "../../web/src/api/api-client.ts";
import { type Failure, failureOf } from "../../web/src/api/failure.ts";

/** The web app's failure for an answer that is not the API's own. */
async function failureFrom(status: number, body: string, headers: Record<string, string>): Promise<Failure> {
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers }));
  try {
    await createApiClient(() => undefined).query({ query: gql`{ events { id } }` });
    throw new Error("answered");
  } catch (error) {
    return failureOf(error);
  } finally {
    vi.unstubAllGlobals();
  }
}

const JSON_TYPE = { "content-type": "application/json" };
const HTML = { "content-type": "text/html" };
const PAGE = "<html><body><h1>Request blocked</h1></body></html>";

describe("a refusal of API Gateway, which has no problem document and no Retry-After", () => {
  it("for too many requests leads to a wait of seconds, which differs for each page", async () => {
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

  it("for a token means that the sign-in has ended", async () => {
    const failure = await failureFrom(401, '{"message":"Unauthorized"}', JSON_TYPE);
    expect(failure).toEqual({ kind: "unauthenticated" });
  });
});

describe("an answer that is not from the API", () => {
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
  ])("means that the service is not available: %s", async (_, status, body, headers) => {
    expect(await failureFrom(status, body, headers)).toEqual({ kind: "unavailable" });
  });
});

describe("a wait that the service names", () => {
  it("is kept, from a header or from an error of GraphQL", async () => {
    const named = await failureFrom(429, "{}", { ...JSON_TYPE, "retry-after": "40" });
    expect(named).toEqual({ kind: "rate-limited", retryAfterSeconds: 40 });
    const errors = [{ message: "", extensions: { code: "RATE_LIMITED", retryAfter: 40 } }];
    expect(failureOf(new CombinedGraphQLErrors({ data: null, errors }))).toEqual(named);
  });
});

const refused = (message: string, code: string) =>
  failureOf(new CombinedGraphQLErrors({ data: null, errors: [{ message, extensions: { code } }] })).kind;

it.each(["EVENT_NOT_FOUND", "SESSION_NOT_FOUND"])("uses the code %s, not the text", (code) => {
  expect(refused("Nothing here", code)).toBe("missing");
});

it("does not mistake a similar text for a missing event", () => {
  expect(refused("There is no such event (EVENT_NOT_FOUND)", "INTERNAL_SERVER_ERROR")).toBe("unavailable");
});
