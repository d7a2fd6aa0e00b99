import { describe, expect, it } from "vitest";
import { ORGANIZER_TOKEN_HEADER } from "../../../functions/contract/environment.ts";
import { draftAccess } from "../../../functions/http/programme/drafts.ts";
import { IssuerUnavailable, type TokenReader } from "../../../functions/middleware/token.ts";

const tokenOf = (claims: object) =>
  `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const ORGANIZER = tokenOf({ sub: "olga", "cognito:groups": ["organizer"] });
const ATTENDEE = tokenOf({ sub: "ada" });

/** The access with these headers, and the tokens that were verified for it. */
function accessWith(headers: Record<string, string>, verify: (token: string) => ReturnType<TokenReader>) {
  const verified: (string | undefined)[] = [];
  const readToken: TokenReader = async (authorization) => {
    verified.push(authorization);
    return authorization === undefined ? null : verify(authorization);
  };
  return { ...draftAccess(readToken, "organizer")(headers), verified };
}

const believed: TokenReader = async () => ({
  userId: "olga",
  name: null,
  email: null,
  groups: ["organizer"],
});

describe("the caller of a public route", () => {
  it("is an organizer if a valid token says so, in either header", async () => {
    for (const name of ["authorization", ORGANIZER_TOKEN_HEADER]) {
      const { isOrganizer, verified } = accessWith({ [name]: ORGANIZER }, believed);
      expect(await isOrganizer()).toBe(true);
      expect(verified).toEqual([ORGANIZER]);
    }
  });

  it("is no organizer with a token that is not valid", async () => {
    expect(await accessWith({ authorization: ORGANIZER }, async () => "invalid").isOrganizer()).toBe(false);
  });

  it("causes no verification if the token does not name the group", async () => {
    for (const headers of [{}, { authorization: ATTENDEE }, { authorization: "nonsense" }]) {
      const { isOrganizer, verified } = accessWith(headers as Record<string, string>, believed);
      expect(await isOrganizer()).toBe(false);
      expect(verified).toEqual([]);
    }
  });

  it("is anonymous while the issuer's keys are missing, which fails only for drafts", async () => {
    const unavailable: TokenReader = () => Promise.reject(new IssuerUnavailable("no keys"));
    const { isOrganizer, seesDrafts } = accessWith({ authorization: ORGANIZER }, unavailable);
    expect(await isOrganizer()).toBe(false);
    await expect(seesDrafts()).rejects.toThrow(IssuerUnavailable);
  });

  it("fails with any other error", async () => {
    const broken: TokenReader = () => Promise.reject(new TypeError("broken"));
    await expect(accessWith({ authorization: ORGANIZER }, broken).isOrganizer()).rejects.toThrow(TypeError);
  });
});
