import { describe, expect, it } from "vitest";
import { ofRole, PutRoleBody } from "../../functions/contract/roles.ts";
import { validate } from "../../functions/contract/validation.ts";

const read = (email: string) => validate(ofRole.params, { eventId: "39c3", email }, "path");

describe("the address of a role", () => {
  it.each([
    [" Ada@Example.ORG ", "ada@example.org"],
    ["ada+door@example.org", "ada+door@example.org"],
  ])("has one spelling: %s", (given, email) => {
    expect(read(given)).toEqual({ valid: true, value: { eventId: "39c3", email } });
  });

  it.each([
    "",
    "ada",
    "@example.org",
    "ada@",
    "a b@example.org",
    "ÄDA@example.org",
    `${"a".repeat(243)}@example.org`,
  ])("is an address that mails reach: not %s", (email) => {
    expect(read(email).valid).toBe(false);
  });
});

it("a role is one of two, and takes nothing else", () => {
  const valid = (body: unknown) => validate(PutRoleBody, body, "body").valid;
  for (const body of [{ role: "ORGANIZER" }, { role: "DOOR", name: "Ada" }, { role: "DOOR", name: null }])
    expect(valid(body)).toBe(true);
  for (const body of [{}, { role: "OWNER" }, { role: "DOOR", name: " " }, { role: "DOOR", owner: true }])
    expect(valid(body)).toBe(false);
});
