import { describe, expect, it } from "vitest";
import { AS_ORGANIZER_HEADER, ORGANIZER_TOKEN_HEADER } from "../../../functions/contract/environment.ts";
import { draftAccess } from "../../../functions/http/programme/drafts.ts";
import { permissions } from "../../../functions/middleware/role-access.ts";
import { IssuerUnavailable, type TokenReader } from "../../../functions/middleware/token.ts";

const tokenOf = (claims: object) =>
  `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const ORGANIZER = tokenOf({ sub: "olga", "cognito:groups": ["organizer"] });
const ATTENDEE = tokenOf({ sub: "ada" });

/** The access with these headers, and the tokens that were verified and the roles that were read for it. */
function accessWith(headers: Record<string, string>, verify: (token: string) => ReturnType<TokenReader>) {
  const verified: (string | undefined)[] = [];
  const readToken: TokenReader = async (authorization) => {
    verified.push(authorization);
    return authorization === undefined ? null : verify(authorization);
  };
  const roles: string[] = [];
  const may = permissions("organizer", async (email, eventId) => {
    roles.push(`${email} ${eventId}`);
    return ROLES[`${email} ${eventId}`] ?? null;
  });
  return { ...draftAccess(readToken, may, "organizer")(headers), verified, roles };
}

const ROLES: Record<string, "ORGANIZER" | "DOOR"> = {
  "ada@example.org 39c3": "ORGANIZER",
  "ada@example.org gpn": "DOOR",
};

const asAda: TokenReader = async () => ({
  ...{ userId: "ada", name: null, email: "Ada@Example.org", groups: [] },
});

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
      expect(await isOrganizer("39c3")).toBe(true);
      expect(verified).toEqual([ORGANIZER]);
    }
  });

  it("is no organizer with a token that is not valid", async () => {
    expect(await accessWith({ authorization: ORGANIZER }, async () => "invalid").isOrganizer("39c3")).toBe(
      false,
    );
  });

  it("with a role sees drafts of that event alone, and only as an organizer", async () => {
    const { seesDrafts, verified } = accessWith({ authorization: ATTENDEE }, asAda);
    expect(await seesDrafts("39c3")).toBe(true);
    expect(await seesDrafts("gpn")).toBe(false);
    expect(await seesDrafts("other")).toBe(false);
    expect(verified).toEqual([ATTENDEE]);
  });

  it("has a role that one request reads once", async () => {
    const headers = { authorization: ATTENDEE, [AS_ORGANIZER_HEADER]: "true" };
    const { isOrganizer, seesDrafts, roles } = accessWith(headers, asAda);
    expect(await isOrganizer("39c3")).toBe(true);
    expect(await Promise.all([seesDrafts("39c3"), seesDrafts("gpn")])).toEqual([true, false]);
    expect(roles).toEqual(["ada@example.org 39c3", "ada@example.org gpn"]);
  });

  it("with a role asks as an organizer by a header", async () => {
    for (const name of [AS_ORGANIZER_HEADER, ORGANIZER_TOKEN_HEADER]) {
      const headers = { authorization: ATTENDEE, [name]: ATTENDEE };
      const { isOrganizer, asksAsOrganizer } = accessWith(headers, asAda);
      expect(await isOrganizer("39c3")).toBe(true);
      expect(await isOrganizer("gpn")).toBe(false);
      expect(await asksAsOrganizer()).toBe(true);
      expect(await accessWith(headers, async () => "invalid").asksAsOrganizer()).toBe(false);
    }
  });

  it("causes no verification if the token does not name the group", async () => {
    for (const headers of [{}, { authorization: ATTENDEE }, { authorization: "nonsense" }]) {
      const { isOrganizer, asksAsOrganizer, verified } = accessWith(
        headers as Record<string, string>,
        believed,
      );
      expect(await isOrganizer("39c3")).toBe(false);
      expect(await asksAsOrganizer()).toBe(false);
      expect(verified).toEqual([]);
    }
  });

  it("is anonymous while the issuer's keys are missing, which fails only for drafts", async () => {
    const unavailable: TokenReader = () => Promise.reject(new IssuerUnavailable("no keys"));
    const { isOrganizer, asksAsOrganizer, seesDrafts } = accessWith(
      { authorization: ORGANIZER },
      unavailable,
    );
    expect(await isOrganizer("39c3")).toBe(false);
    expect(await asksAsOrganizer()).toBe(false);
    await expect(seesDrafts("39c3")).rejects.toThrow(IssuerUnavailable);
  });

  it("fails with any other error", async () => {
    const broken: TokenReader = () => Promise.reject(new TypeError("broken"));
    await expect(accessWith({ authorization: ORGANIZER }, broken).isOrganizer("39c3")).rejects.toThrow(
      TypeError,
    );
  });
});
