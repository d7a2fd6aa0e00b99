import { gunzipSync } from "node:zlib";
import type { APIGatewayProxyStructuredResultV2 as GatewayResponse } from "aws-lambda";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { OriginSettings } from "../../functions/contract/settings.ts";
import { httpFunction } from "../../functions/middleware/http-function.ts";
import { json } from "../../functions/middleware/reply.ts";
import { organizersOf, permissions } from "../../functions/middleware/role-access.ts";
import { anyone, type Route, route, signedIn } from "../../functions/middleware/route.ts";
import { type EventParts, httpEvent, lambdaContext } from "../support/http-event.ts";

/** Makes the logger write to the global console, where the test can see it. */
vi.hoisted(() => {
  process.env.POWERTOOLS_DEV = "true";
});

const routeKey = "GET /api/things/{id}";
const settings = OriginSettings.parse({
  ORIGIN_SECRETS: "current-secret-1,previous-secret",
  DIRECT_REQUESTS: "answered",
});
const isPassing = (error: unknown) => error instanceof RangeError;
const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, "info").mockImplementation((line) => void lines.push(String(line)));
  vi.spyOn(console, "error").mockImplementation((line) => void lines.push(String(line)));
});

async function call(served: Route, parts: EventParts = {}) {
  const handler = httpFunction({ [routeKey]: served }, { isPassing, settings });
  const answer = (await handler(httpEvent(parts), lambdaContext)) as GatewayResponse;
  return { ...answer, document: JSON.parse(answer.body || "null") };
}

const ok: Route = async () => json<object>(200, "OK", { fine: true });

describe("a function of the HTTP API", () => {
  it("answers what its route says", async () => {
    expect(await call(ok)).toMatchObject({
      statusCode: 200,
      headers: { "content-type": "application/json" },
      document: { fine: true },
    });
  });

  describe("with a long answer", () => {
    const thing = { text: "long ".repeat(1_000) };
    const long: Route = async () => json<object>(200, "OK", thing, { etag: '"1"' });

    it("compresses it for clients that accept it", async () => {
      const handler = httpFunction({ [routeKey]: long }, { isPassing, settings });
      const event = httpEvent({ headers: { "accept-encoding": "br, gzip;q=0.8" } });
      const answer = (await handler(event, lambdaContext)) as GatewayResponse;
      expect(answer).toMatchObject({
        statusCode: 200,
        isBase64Encoded: true,
        headers: {
          "content-encoding": "gzip",
          "content-type": "application/json",
          vary: "Accept-Encoding",
          etag: 'W/"1"',
        },
      });
      expect(JSON.parse(gunzipSync(Buffer.from(answer.body ?? "", "base64")).toString())).toEqual(thing);
    });

    it.each(["gzip", "GZIP", "gzip;q=0.001", "deflate, gzip"])(
      "compresses it for clients that accept %s",
      async (taken) => {
        const handler = httpFunction({ [routeKey]: long }, { isPassing, settings });
        const event = httpEvent({ headers: { "accept-encoding": taken } });
        expect(await handler(event, lambdaContext)).toMatchObject({ isBase64Encoded: true });
      },
    );

    it("gives a 304 the same headers, so that caches know what they may keep", async () => {
      const known = async () => ({
        status: 304,
        outcome: "NOT_MODIFIED",
        headers: { etag: '"1"' },
        body: "",
      });
      const { headers, body } = await call(known, { headers: { "accept-encoding": "gzip" } });
      expect([headers, body]).toEqual([{ etag: 'W/"1"', vary: "Accept-Encoding" }, ""]);
    });

    it.each([
      {},
      { "accept-encoding": "br" },
      { "accept-encoding": "gzip;q=0, identity" },
      { "accept-encoding": "gzip; Q=0.000" },
    ])("does not compress it for others (%j)", async (headers) => {
      const answer = await call(long, { headers });
      expect(answer.document).toEqual(thing);
      expect(answer.headers).toEqual({
        "content-type": "application/json",
        etag: 'W/"1"',
        vary: "Accept-Encoding",
      });
    });
  });

  it("does not compress a short answer", async () => {
    const { body, headers } = await call(ok, { headers: { "accept-encoding": "gzip" } });
    expect([body, headers]).toEqual(['{"fine":true}', { "content-type": "application/json" }]);
  });

  it("knows no other route", async () => {
    const answer = await call(ok, { routeKey: "$default" });
    expect(answer).toMatchObject({
      statusCode: 404,
      headers: { "content-type": "application/problem+json" },
      document: { type: "about:blank", status: 404, code: "ROUTE_NOT_FOUND", requestId: "request-1" },
    });
  });

  it("answers a bug with 500 without details, and logs it", async () => {
    const answer = await call(async () => {
      throw new Error("secret of the house");
    });
    expect(answer).toMatchObject({ statusCode: 500, document: { code: "INTERNAL_ERROR" } });
    expect(answer.body).not.toContain("secret");
    expect(lines.join()).toContain("secret of the house");
  });

  it("answers a temporary failure with 503 and the time of a retry", async () => {
    const answer = await call(async () => {
      throw new RangeError("away");
    });
    expect(answer).toMatchObject({
      statusCode: 503,
      headers: { "retry-after": "1" },
      document: { code: "UNAVAILABLE" },
    });
  });

  it("logs a line with route, outcome, status and duration, without tokens, bodies or people", async () => {
    const secrets = { sub: "ada", email: "ada@example.org" };
    await call(ok, {
      headers: { authorization: "Bearer secret-token" },
      body: "secret-body",
      claims: secrets,
    });
    const line = JSON.parse(lines.find((text) => text.includes('"request"')) ?? "{}");
    expect(line).toMatchObject({
      message: "request",
      requestId: "request-1",
      route: routeKey,
      status: 200,
      outcome: "OK",
      durationMs: expect.any(Number),
    });
    expect(lines.join()).not.toMatch(/secret|ada/);
  });
});

describe("a route", () => {
  const named = route(
    {
      access: anyone,
      params: z.object({ id: z.string().check(z.maxLength(3)) }),
      query: z.object({ limit: z.optional(z.string().check(z.regex(/^\d$/))) }),
      body: z.optional(z.strictObject({ capacity: z.int() })),
    },
    async ({ params, query, body }) => json<object>(200, "OK", { params, query, body }),
  );
  const path = { id: "one" };

  it("passes on what it has checked", async () => {
    const answer = await call(named, { path, query: { limit: "5" }, body: '{"capacity":3}' });
    expect(answer.document).toEqual({ params: path, query: { limit: "5" }, body: { capacity: 3 } });
  });

  it.each([
    ["a path", { path: { id: "toolong" } }, "path.id"],
    ["a query", { path, query: { limit: "many" } }, "query.limit"],
    ["a body of another type", { path, body: '{"capacity":"3"}' }, "body.capacity"],
    ["a body with members that nobody knows", { path, body: '{"capacity":3,"more":1}' }, "body"],
    ["a body that is no object", { path, body: "[]" }, "body"],
  ])("refuses a wrong %s, and says where", async (_, parts, where) => {
    const { statusCode, document } = await call(named, parts);
    expect(statusCode).toBe(400);
    expect(document).toMatchObject({ code: "INVALID_REQUEST", errors: [{ path: where }] });
  });

  it.each([
    ["malformed JSON", { body: '{"capacity":' }, 400],
    [
      "invalid UTF-8",
      { body: Buffer.from([0x7b, 0xff, 0x7d]).toString("base64"), isBase64Encoded: true },
      400,
    ],
    ["a body in another encoding", { body: "H4sI", headers: { "content-encoding": "gzip" } }, 415],
    ["another media type", { body: "capacity=3", headers: { "content-type": "text/plain" } }, 415],
    ["a body of a megabyte", { body: `"${"x".repeat(1_000_000)}"` }, 413],
    ["JSON nested ten thousand deep", { body: "[".repeat(10_000) + "]".repeat(10_000) }, 400],
  ])("refuses %s", async (_, parts, status) => {
    expect((await call(named, { path, ...parts })).statusCode).toBe(status);
  });

  it("accepts JSON under any of its media types, and treats an empty body as none", async () => {
    for (const type of [
      "application/json; charset=utf-8",
      "application/merge-patch+json",
      "APPLICATION/JSON",
    ]) {
      const headers = { "content-type": type };
      expect((await call(named, { path, headers, body: '{"capacity":3}' })).statusCode).toBe(200);
    }
    expect(
      (await call(named, { path, headers: { "content-type": "text/plain" }, body: "" })).statusCode,
    ).toBe(200);
  });
});

describe("a route for people", () => {
  const whoAmI = route({ access: signedIn }, async ({ attendee }) => json<object>(200, "OK", attendee));

  it("knows the signed-in person from the claims", async () => {
    const claims = {
      sub: "ada",
      name: "Ada",
      email: "ada@example.org",
      email_verified: "true",
      token_use: "id",
      "cognito:groups": "[organizer staff]",
    };
    expect((await call(whoAmI, { claims })).document).toEqual({
      userId: "ada",
      name: "Ada",
      email: "ada@example.org",
      groups: ["organizer", "staff"],
    });
  });

  it.each([
    ["no person", {}],
    ["an empty name for a person", { sub: "" }],
    ["a person too long to store", { sub: "x".repeat(300) }],
    ["a person, but meant for another API", { sub: "ada", token_use: "access", client_id: "web" }],
  ])("refuses a token of %s", async (_, claims) => {
    expect(await call(whoAmI, { claims: claims as Record<string, string> })).toMatchObject({
      statusCode: 401,
      document: { code: "UNAUTHENTICATED" },
    });
  });

  it.each([undefined, "false", "", "no"])(
    "ignores the e-mail address of a token that does not say that it is verified (%j)",
    async (verified) => {
      const claims = {
        sub: "ada",
        email: "ada@example.org",
        ...(verified !== undefined && { email_verified: verified }),
      };
      expect((await call(whoAmI, { claims })).document).toMatchObject({ userId: "ada", email: null });
    },
  );

  it("takes no address that is too long, because its beginning could be that of another person", async () => {
    const claims = { sub: "ada", email_verified: "true" };
    const emailOf = async (length: number) => {
      const email = `${"a".repeat(length - 12)}@example.org`;
      return (await call(whoAmI, { claims: { ...claims, email } })).document.email;
    };
    expect(await emailOf(255)).toBeNull();
    expect(await emailOf(254)).toHaveLength(254);
  });

  it("shortens names to what an item may hold, without splitting a character", async () => {
    const claims = { sub: "ada", name: "🎉".repeat(80) };
    const { document } = await call(whoAmI, { claims });
    expect(document.name).toBe("🎉".repeat(50));
  });

  it.each([
    ["[staff]", 403],
    ["[organizers]", 403],
    ["", 403],
    ["[staff organizer]", 200],
    ["organizer", 200],
  ])("admits only owners without a role: groups %s are answered with %i", async (groups, status) => {
    const access = organizersOf(permissions("organizer", async () => null));
    const served = route({ access }, async () => json<object>(200, "OK", {}));
    expect((await call(served, { claims: { sub: "ada", "cognito:groups": groups } })).statusCode).toBe(
      status,
    );
  });
});
