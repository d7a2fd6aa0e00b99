import { describe, expect, it } from "vitest";
import { groupsIn, groupsOf } from "../../functions/middleware/groups.ts";
import { httpEvent } from "../support/http-event.ts";

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const tokenOf = (claims: object) => `${encoded({ alg: "RS256" })}.${encoded(claims)}.c2lnbmVk`;

/** API Gateway turns a claim into this text. */
const asText = (claim: unknown) => (Array.isArray(claim) ? `[${claim.join(" ")}]` : String(claim));

const eventWith = (claim: unknown, authorization?: string) =>
  httpEvent({
    claims: { sub: "ada", "cognito:groups": asText(claim) },
    ...(authorization !== undefined && { headers: { authorization } }),
  });

const signedIn = (claim: unknown) =>
  groupsOf(eventWith(claim, `Bearer ${tokenOf({ sub: "ada", "cognito:groups": claim })}`));

describe("the groups of a person", () => {
  it.each([
    [["organizer", "staff"]],
    [["guests,organizer"]],
    [["site organizer"]],
    [["[organizer]"]],
    [["organizer]", "[staff"]],
    [["a\torganizer", "ä"]],
  ])("are those of the token, so that no name is mistaken for another: %j", (groups) => {
    expect(signedIn(groups)).toEqual(groups);
  });

  it.each([["organizer"], ["guests organizer"], ["[organizer]"]])(
    "are one if the claim is a text: %j",
    (text) => {
      expect(signedIn(text)).toEqual([text]);
    },
  );

  it("are none if the token names no group", () => {
    expect(signedIn(undefined)).toEqual([]);
    expect(groupsIn([7, null, "", ["organizer"], "staff"])).toEqual(["staff"]);
  });

  it("are also read from a token without the word Bearer, as API Gateway does", () => {
    const token = tokenOf({ sub: "ada", "cognito:groups": ["organizer"] });
    expect(groupsOf(eventWith(["organizer"], token))).toEqual(["organizer"]);
  });

  it.each([
    ["two tokens", `Bearer ${tokenOf({ sub: "ada" })},Bearer ${tokenOf({ sub: "ada" })}`],
    ["another person's token", `Bearer ${tokenOf({ sub: "eve", "cognito:groups": ["organizer"] })}`],
    ["no token", "Basic YWRhOmFkYQ=="],
    ["nonsense in a token's place", "Bearer a.b.c"],
    ["a token of nothing", `Bearer a.${encoded(null)}.c`],
  ])("are none if the header has %s, no matter what the claims say", (_, authorization) => {
    expect(groupsOf(eventWith(["organizer"], authorization))).toEqual([]);
  });

  it.each([
    ["[organizer staff]", ["organizer", "staff"]],
    ["[guests,organizer]", ["guests,organizer"]],
    ["[[organizer]]", ["[organizer]"]],
    ["guests organizer", ["guests organizer"]],
    ["[]", []],
    ["", []],
  ])("are split at spaces if only the text is there: %s", (text, groups) => {
    const event = httpEvent({ claims: { sub: "ada", "cognito:groups": text } });
    expect(groupsOf(event)).toEqual(groups);
  });
});
