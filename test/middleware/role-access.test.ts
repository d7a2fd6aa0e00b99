import { describe, expect, it } from "vitest";
import type { Role } from "../../functions/contract/roles.ts";
import { isRefusal } from "../../functions/middleware/reply.ts";
import { doorOf, organizersOf, permissions } from "../../functions/middleware/role-access.ts";
import { httpEvent } from "../support/http-event.ts";

const ROLES: Readonly<Record<string, Role>> = {
  "ada@example.org 39c3": "ORGANIZER",
  "dora@example.org 39c3": "DOOR",
};

interface Caller {
  readonly claims?: Record<string, string>;
  readonly path: Record<string, string>;
}

/** Whether the caller is let through, and which roles were read for that. */
async function asked({ claims, path }: Caller, accessOf = organizersOf) {
  const read: string[] = [];
  const access = accessOf(
    permissions("organizer", async (...key) => {
      read.push(key.join(" "));
      return ROLES[key.join(" ")] ?? null;
    }),
  );
  const result = await access(httpEvent({ path, ...(claims && { claims }) }));
  return { result: isRefusal(result) ? result.code : "admitted", read };
}

const verified = (email: string) => ({ sub: "x", email, email_verified: "true" });
const path = { eventId: "39c3" };

describe("the organizers of an event", () => {
  it.each([
    ["of the path's event", { eventId: "39c3" }],
    ["of the event of the path's session", { sessionId: "39c3.opening" }],
  ])("have the role %s", async (_, path) => {
    expect(await asked({ claims: verified("ada@example.org"), path })).toEqual({
      result: "admitted",
      read: ["ada@example.org 39c3"],
    });
  });

  it("are known by the address however it is spelled", async () => {
    expect((await asked({ claims: verified(" ADA@Example.ORG "), path })).result).toBe("admitted");
  });

  it.each([
    [
      "an address that the issuer has not verified",
      { ...verified("ada@example.org"), email_verified: "false" },
      path,
    ],
    ["no address", { sub: "x" }, path],
    ["the role of the door", verified("dora@example.org"), path],
    ["a role in another event", verified("ada@example.org"), { eventId: "gpn" }],
    ["a role in an event whose id is longer", verified("ada@example.org"), { eventId: "39c3x" }],
    ["a session of another event", verified("ada@example.org"), { sessionId: "gpn.39c3" }],
    ["no role", verified("eve@example.org"), path],
    ["an access token", { ...verified("ada@example.org"), token_use: "access" }, path],
  ])("are not people with %s", async (_, claims, where) => {
    const { result } = await asked({ claims, path: where });
    expect(["FORBIDDEN", "UNAUTHENTICATED"]).toContain(result);
  });

  it("are not people without a token, for whom nothing is read", async () => {
    expect(await asked({ path })).toEqual({ result: "UNAUTHENTICATED", read: [] });
  });

  it.each([["a".repeat(3_000)], ["EVENT#39c3"], [""], ["39C3"]])(
    "are not asked for by an id that is none: %s",
    async (eventId) => {
      const caller = { claims: verified("ada@example.org"), path: { eventId } };
      expect(await asked(caller)).toEqual({ result: "FORBIDDEN", read: [] });
    },
  );
});

describe("an owner", () => {
  it("may organize every event, and causes no read", async () => {
    const claims = { sub: "olga", "cognito:groups": "[organizer]" };
    for (const eventId of ["39c3", "gpn", "none-such"])
      expect(await asked({ claims, path: { eventId } })).toEqual({ result: "admitted", read: [] });
  });
});

it("the door of an event is served by people with its role and by organizers of the event, of no other one", async () => {
  const serves = async (user: string, path: Caller["path"]) =>
    (await asked({ claims: verified(`${user}@example.org`), path }, doorOf)).result;
  for (const user of ["ada", "dora"]) {
    expect(await serves(user, { sessionId: "39c3.opening" })).toBe("admitted");
    expect(await serves(user, { sessionId: "gpn.39c3" })).toBe("FORBIDDEN");
  }
  expect(await serves("eve", { sessionId: "39c3.opening" })).toBe("FORBIDDEN");
});
