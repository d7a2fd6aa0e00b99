import { beforeAll, describe, expect, inject, it } from "vitest";
import { forgetPerson } from "../../../functions/store/account/forget-person.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { putEvent } from "../../../functions/store/programme/events.ts";
import { roleFinder } from "../../../functions/store/roles/find-role.ts";
import {
  deleteRole,
  listRoles,
  putRole,
  rolesOf,
  storedRolesOf,
} from "../../../functions/store/roles/role-book.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
const findRole = (email: string, eventId: string) => roleFinder(table)(email, eventId);
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  for (const eventId of ["39c3", "gpn"])
    await putEvent(table, { ...event, eventId, title: `The ${eventId}` });
});

const event = {
  timeZone: "UTC",
  startsAt: "2030-12-27T09:00:00.000Z",
  endsAt: "2030-12-30T18:00:00.000Z",
  accentColor: null,
  published: undefined,
} as const;
const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 10, minute)).toISOString();
const given = (email: string, changes = {}) => ({
  ...{ eventId: "39c3", email, role: "DOOR" as const, name: "Ada", invitedBy: "Olga", at: at(0) },
  ...changes,
});

describe("a role", () => {
  it("is found by its address and event, and is in the list of the event and of the address", async () => {
    const email = "ada@example.org";
    const holder = { email, role: "DOOR", name: "Ada", invitedAt: at(0), invitedBy: "Olga" };
    expect(await putRole(table, given(email))).toEqual(holder);
    expect(await findRole(email, "39c3")).toBe("DOOR");
    expect(await findRole(email, "gpn")).toBeNull();
    expect(await listRoles(table, "39c3")).toEqual([holder]);
    expect(await listRoles(table, "gpn")).toEqual([]);
    expect(await rolesOf(table, email)).toEqual([{ eventId: "39c3", title: "The 39c3", role: "DOOR" }]);
  });

  it("changes, and remembers the first invitation and the name", async () => {
    const email = "ben@example.org";
    await putRole(table, given(email));
    const later = given(email, { role: "ORGANIZER", name: undefined, invitedBy: "Eve", at: at(5) });
    expect(await putRole(table, later)).toEqual({
      ...{ email, role: "ORGANIZER", name: "Ada", invitedAt: at(0), invitedBy: "Olga" },
    });
    expect(await findRole(email, "39c3")).toBe("ORGANIZER");
    expect((await putRole(table, { ...later, name: null }))?.name).toBeNull();
  });

  it("is given in an event that exists, and in no other", async () => {
    const email = "cal@example.org";
    expect(await putRole(table, given(email, { eventId: "none-such" }))).toBeNull();
    expect(await findRole(email, "none-such")).toBeNull();
    expect(await listRoles(table, "none-such")).toEqual([]);
  });

  it("is taken away with both of its items, also when there is none", async () => {
    const email = "dora@example.org";
    await putRole(table, given(email));
    for (let times = 0; times < 2; times += 1) {
      await deleteRole(table, "39c3", email);
      expect(await findRole(email, "39c3")).toBeNull();
      expect((await listRoles(table, "39c3")).map((holder) => holder.email)).not.toContain(email);
      expect(await rolesOf(table, email)).toEqual([]);
    }
  });

  it("is the same in both lists, whoever gives and takes it at the same time", async () => {
    const email = "eve@example.org";
    const acts = Array.from({ length: 12 }, (_, n) =>
      n % 3 === 0
        ? deleteRole(table, "39c3", email)
        : putRole(table, given(email, { role: n % 3 === 1 ? "DOOR" : "ORGANIZER", at: at(n) })),
    );
    await Promise.all(acts);
    const role = await findRole(email, "39c3");
    const listed = (await listRoles(table, "39c3")).filter((holder) => holder.email === email);
    expect(listed.map((holder) => holder.role)).toEqual(role === null ? [] : [role]);
  });
});

describe("the roles of an address", () => {
  it("are exported as they are stored, and go from all events with the person's account", async () => {
    const email = "gil@example.org";
    await putRole(table, given(email));
    await putRole(table, given(email, { eventId: "gpn", role: "ORGANIZER" }));
    await putRole(table, given(`x${email}`));
    expect(await storedRolesOf(table, email)).toEqual([
      { eventId: "39c3", role: "DOOR", name: "Ada", invitedAt: at(0), askedAt: at(0), invitedBy: "Olga" },
      { eventId: "gpn", role: "ORGANIZER", name: "Ada", invitedAt: at(0), askedAt: at(0), invitedBy: "Olga" },
    ]);
    await forgetPerson(table, { userId: "gil", email: "Gil@example.org" }, () => true);
    expect(await storedRolesOf(table, email)).toEqual([]);
    for (const eventId of ["39c3", "gpn"])
      expect((await listRoles(table, eventId)).map((holder) => holder.email)).not.toContain(email);
    expect(await findRole(`x${email}`, "39c3")).toBe("DOOR");
  });
});
