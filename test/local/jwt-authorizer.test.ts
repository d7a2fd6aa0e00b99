import { createHmac } from "node:crypto";
import { base64url, type JWTPayload } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audience, type FixtureGateway, rawRequest, startFixtureGateway } from "./support/fixture-gateway.ts";

let fixture: FixtureGateway;
const now = Math.floor(Date.now() / 1000);

beforeAll(async () => {
  fixture = await startFixtureGateway();
});

afterAll(() => fixture.stop());

function claims(more: JWTPayload = {}): JWTPayload {
  return { iss: fixture.issuer.url, aud: audience, sub: "ada", exp: now + 3600, iat: now, ...more };
}

async function get(authorization: string | undefined, path = "/api/me") {
  const answer = await rawRequest(fixture.gateway, path, authorization ? { headers: { authorization } } : {});
  return { ...answer, json: JSON.parse(answer.body) };
}

function unsigned(header: object, payload: object): string {
  return [header, payload].map((part) => base64url.encode(JSON.stringify(part))).join(".");
}

describe("a good token", () => {
  test.each(["Bearer ", "bearer ", ""])("is accepted with the prefix '%s'", async (prefix) => {
    const { status } = await get(prefix + (await fixture.issuer.sign(claims())));
    expect(status).toBe(200);
  });

  test("hands its claims to the function as text, arrays in brackets", async () => {
    const token = await fixture.issuer.sign(
      claims({ "cognito:groups": ["organizer", "staff"], email_verified: true, exp: now + 600 }),
    );
    const { json } = await get(`Bearer ${token}`);
    expect(json.requestContext.authorizer).toEqual({
      jwt: {
        claims: {
          iss: fixture.issuer.url,
          aud: audience,
          sub: "ada",
          exp: String(now + 600),
          iat: String(now),
          "cognito:groups": "[organizer staff]",
          email_verified: "true",
        },
        scopes: null,
      },
    });
  });

  test("may name the audience as client_id if it has no aud", async () => {
    const { aud: _, ...rest } = claims({ client_id: audience });
    expect((await get(`Bearer ${await fixture.issuer.sign(rest)}`)).status).toBe(200);
    const both = claims({ aud: "other", client_id: audience });
    expect((await get(`Bearer ${await fixture.issuer.sign(both)}`)).status).toBe(401);
  });

  test("needs one of the route's scopes", async () => {
    const without = await get(
      `Bearer ${await fixture.issuer.sign(claims({ scope: "other" }))}`,
      "/api/scoped",
    );
    expect(without).toMatchObject({ status: 403, json: { code: "FORBIDDEN" } });
    expect(without.headers["www-authenticate"]).toBe('Bearer scope="read write" error="insufficient_scope"');
    const granted = await get(
      `Bearer ${await fixture.issuer.sign(claims({ scope: "x write" }))}`,
      "/api/scoped",
    );
    expect(granted.json.requestContext.authorizer.jwt.scopes).toEqual(["write"]);
  });
});

describe("a refused token", () => {
  const wrong: [string, () => string | Promise<string>][] = [
    ["that has expired", () => fixture.issuer.sign(claims({ exp: now - 1 }))],
    ["without exp", () => fixture.issuer.sign({ iss: fixture.issuer.url, aud: audience, sub: "ada" })],
    ["that is not valid yet", () => fixture.issuer.sign(claims({ nbf: now + 600 }))],
    ["of another issuer", () => fixture.issuer.sign(claims({ iss: "https://elsewhere.example" }))],
    ["for another audience", () => fixture.issuer.sign(claims({ aud: "other" }))],
    ["without audience", () => fixture.issuer.sign({ iss: fixture.issuer.url, exp: now + 600 })],
    ["with alg none", () => `${unsigned({ alg: "none", typ: "JWT" }, claims())}.`],
    [
      "signed by HS256 with the public key",
      () => {
        const content = unsigned({ alg: "HS256", kid: "k1", typ: "JWT" }, claims());
        const mac = createHmac("sha256", fixture.issuer.publicKey).update(content).digest("base64url");
        return `${content}.${mac}`;
      },
    ],
    [
      "with changed claims",
      async () => {
        const [header, , signature] = (await fixture.issuer.sign(claims())).split(".");
        return `${header}.${base64url.encode(JSON.stringify(claims({ sub: "eve" })))}.${signature}`;
      },
    ],
    ["that is garbage", () => "not.a.token"],
    ["that is one word", () => "x"],
  ];

  test.each(wrong)("is one %s", async (_, make) => {
    const { status, headers, json } = await get(`Bearer ${await make()}`);
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toMatch(
      /^Bearer scope="" error="invalid_token" error_description="[^"]+"$/,
    );
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(json).toMatchObject({ status: 401, code: "UNAUTHENTICATED", message: "Unauthorized" });
    expect(json.requestId).toBe(headers["apigw-requestid"]);
  });

  test.each([undefined, "Bearer ", "Bearer"])("is none at all: %s", async (authorization) => {
    const { status, headers } = await get(authorization);
    expect(status).toBe(401);
    expect(headers["www-authenticate"]).toMatch(/^Bearer/);
  });

  test("has API Gateway's short challenge if it is missing", async () => {
    expect((await get(undefined)).headers["www-authenticate"]).toBe("Bearer");
  });
});
