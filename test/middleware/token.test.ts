import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { IssuerUnavailable, tokenReader } from "../../functions/middleware/token.ts";

const keys = await generateKeyPair("RS256");
const others = await generateKeyPair("RS256");

let server: Server;
let issuer: string;
let asked: string[] = [];
let answers: (path: string) => { status: number; body: unknown };

const good = async (path: string) =>
  path.endsWith("openid-configuration")
    ? { jwks_uri: `${issuer}/keys` }
    : { keys: [{ ...(await exportJWK(keys.publicKey)), kid: "1", alg: "RS256", use: "sig" }] };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const { status, body } = answers(path);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? (await good(path))));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
  answers = () => ({ status: 200, body: undefined });
});

const reader = () => tokenReader({ issuer, audience: ["web", "cli"] });

interface Making {
  readonly claims?: JWTPayload;
  readonly key?: CryptoKey;
  readonly kid?: string;
  readonly expiresIn?: string;
}

function token({ claims = {}, key = keys.privateKey, kid = "1", expiresIn = "1h" }: Making = {}) {
  return new SignJWT({ iss: issuer, aud: "web", sub: "ada", ...claims })
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(key);
}

describe("a token", () => {
  it("names its sender, with or without the word Bearer", async () => {
    const read = reader();
    const claims = {
      name: "Ada",
      email: "ada@example.org",
      email_verified: true,
      "cognito:groups": ["organizer"],
    };
    const ada = { userId: "ada", name: "Ada", email: "ada@example.org", groups: ["organizer"] };
    const made = await token({ claims });
    for (const header of [`Bearer ${made}`, `bearer  ${made} `, made])
      expect(await read(header)).toEqual(ada);
  });

  it.each([undefined, "", "Bearer", "Bearer "])("that is missing (%j) belongs to nobody", async (header) => {
    expect(await reader()(header)).toBeNull();
    expect(asked).toEqual([]);
  });

  it("is valid for any of the audiences, and for a client if it names no audience", async () => {
    const read = reader();
    const withoutAudience = { aud: undefined as unknown as string, client_id: "web" };
    for (const claims of [{ aud: "cli" }, { aud: ["x", "web"] }, withoutAudience]) {
      expect(await read(await token({ claims }))).toMatchObject({ userId: "ada" });
    }
  });

  it.each<[string, () => Promise<string> | string]>([
    ["has expired", () => token({ expiresIn: "-1s" })],
    ["is of another issuer", () => token({ claims: { iss: "https://elsewhere" } })],
    ["is for another audience", () => token({ claims: { aud: "another" } })],
    [
      "is for another audience, though of a known client",
      () => token({ claims: { aud: "x", client_id: "web" } }),
    ],
    ["is of a key that the issuer does not have", () => token({ kid: "2", key: others.privateKey })],
    ["is signed by a stranger", () => token({ key: others.privateKey })],
    ["names nobody", () => token({ claims: { sub: "" } })],
    ["names somebody too long to store", () => token({ claims: { sub: "x".repeat(300) } })],
    ["is an access token", () => token({ claims: { token_use: "access" } })],
    ["is not valid yet", () => token({ claims: { nbf: Math.floor(Date.now() / 1_000) + 600 } })],
    ["is none", () => "Basic YTpi"],
  ])("that %s is invalid", async (_, make) => {
    expect(await reader()(`Bearer ${await make()}`)).toBe("invalid");
  });
});

describe("the issuer's keys", () => {
  it("are requested with the first token and then kept, even for many tokens at once", async () => {
    const read = reader();
    const made = await token();
    await Promise.all(Array.from({ length: 5 }, () => read(made)));
    await read(made);
    for (let n = 0; n < 5; n++) await read(await token({ kid: `unknown-${n}`, key: others.privateKey }));
    expect(asked).toEqual(["/.well-known/openid-configuration", "/keys"]);
  });

  it.each([
    ["the configuration", "openid-configuration"],
    ["the keys", "/keys"],
  ])("make no token invalid if they cannot be fetched (%s), and are requested again", async (_, failing) => {
    const read = reader();
    const made = await token();
    answers = (path) => ({ status: path.endsWith(failing) ? 503 : 200, body: undefined });
    await expect(read(made)).rejects.toThrow(IssuerUnavailable);
    answers = () => ({ status: 200, body: undefined });
    expect(await read(made)).toMatchObject({ userId: "ada" });
  });

  it("make no token invalid while the issuer is away", async () => {
    const read = tokenReader({ issuer: "http://127.0.0.1:1", audience: ["web"] });
    await expect(read(await token())).rejects.toThrow(IssuerUnavailable);
  });
});
