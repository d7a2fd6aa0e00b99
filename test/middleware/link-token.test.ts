import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { linkTokens } from "../../functions/middleware/link-token.ts";

const OLD = "an-old-secret-of-32-characters-xx";
const NEW = "a-new-secret-of-32-characters-xxx";
const CLAIMS = { act: "accept", sub: "ada", ses: "conf.talk", off: "2026-12-27T10:00:00.000Z" } as const;
const LATER = new Date(Date.now() + 60_000).toISOString();
const EARLIER = new Date(Date.now() - 60_000).toISOString();

describe("the token of a link", () => {
  it("says what it was signed for", async () => {
    const { sign, read } = linkTokens([NEW]);
    expect(await read(await sign(CLAIMS, LATER))).toEqual({
      kind: "valid",
      claims: expect.objectContaining(CLAIMS),
    });
  });

  it("is read with an older secret as long as that is accepted", async () => {
    const token = await linkTokens([OLD]).sign(CLAIMS, LATER);
    expect((await linkTokens([NEW, OLD]).read(token)).kind).toBe("valid");
    expect(await linkTokens([NEW]).read(token)).toEqual({ kind: "forged" });
  });

  it("expires", async () => {
    const { sign, read } = linkTokens([NEW]);
    expect(await read(await sign(CLAIMS, EARLIER))).toEqual({ kind: "expired" });
  });

  it("is forged if anything of it was changed, or nobody signed it", async () => {
    const { sign, read } = linkTokens([NEW]);
    const [header = "", payload = "", signature = ""] = (await sign(CLAIMS, LATER)).split(".");
    const other = Buffer.from(JSON.stringify({ ...CLAIMS, sub: "eve", aud: "session-rsvp:link", exp: 9e9 }));
    const none = Buffer.from('{"alg":"none"}').toString("base64url");
    const forged = [
      `${header}.${other.toString("base64url")}.${signature}`,
      `${none}.${payload}.`,
      `${header}.${payload}.${signature.slice(1)}`,
      "a.b.c",
    ];
    for (const token of forged) expect(await read(token)).toEqual({ kind: "forged" });
  });

  it("is no other token that the same key has signed", async () => {
    const signed = (audience: string, claims: Record<string, unknown>) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "HS256" })
        .setAudience(audience)
        .setExpirationTime(new Date(LATER))
        .sign(new TextEncoder().encode(NEW));
    const { read } = linkTokens([NEW]);
    expect(await read(await signed("another", CLAIMS))).toEqual({ kind: "forged" });
    expect(await read(await signed("session-rsvp:link", { act: "delete", sub: "ada", ses: "x" }))).toEqual({
      kind: "forged",
    });
  });
});
