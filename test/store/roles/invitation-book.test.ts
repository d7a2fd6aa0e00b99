import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { roleKey, roleListingKey } from "../../../functions/store/keys.ts";
import { invitationBook, invitationIn } from "../../../functions/store/roles/invitation-book.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
const clock = { now: new Date("2030-01-01T10:00:00.000Z") };
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const pass = (seconds: number) => {
  clock.now = new Date(clock.now.getTime() + seconds * 1_000);
};
const refTo = (email: string, eventId = "39c3") => ({ eventId, email, askedAt: "2030-01-01T10:00:00.000Z" });
const bookAt = () => invitationBook(table, () => clock.now);

describe("the mails to an address for an event", () => {
  it("are at most one in an hour, from the moment in which one was sent", async () => {
    const [book, ref] = [bookAt(), refTo("hour@example.org")];
    expect(await book.begin(ref)).toBe("begun");
    await book.finish(ref);
    pass(3_599);
    expect(await book.begin(ref)).toBe("lately");
    expect(await book.begin(refTo("hour@example.org", "gpn"))).toBe("begun");
    expect(await book.begin(refTo("other@example.org"))).toBe("begun");
    pass(1);
    expect(await book.begin(ref)).toBe("begun");
  });

  it("are sent by one function at a time, until it is taken for dead", async () => {
    const [book, ref] = [bookAt(), refTo("busy@example.org")];
    const begun = await Promise.all([1, 2, 3].map(() => book.begin(ref)));
    expect(begun.toSorted()).toEqual(["begun", "busy", "busy"]);
    pass(59);
    expect(await book.begin(ref)).toBe("busy");
    pass(1);
    expect(await book.begin(ref)).toBe("begun");
  });

  it("that fail leave the hour free", async () => {
    const [book, ref] = [bookAt(), refTo("failed@example.org")];
    expect(await book.begin(ref)).toBe("begun");
    await book.giveBack(ref);
    expect(await book.begin(ref)).toBe("begun");
  });
});

describe("a change of the table asks for an invitation", () => {
  const listing = { ...roleListingKey("39c3", "ada@example.org"), role: "DOOR", askedAt: "2030" };
  const images = (before: object | undefined, after: object | undefined) => ({
    ...(before && { OldImage: marshall(before) as never }),
    ...(after && { NewImage: marshall(after) as never }),
  });

  it("if an organizer gives a role, or gives it again", () => {
    const ref = { eventId: "39c3", email: "ada@example.org", askedAt: "2030" };
    expect(invitationIn(images(undefined, listing))).toEqual(ref);
    expect(invitationIn(images({ ...listing, askedAt: "2029" }, listing))).toEqual(ref);
  });

  it("and no other change does", () => {
    expect(invitationIn(images(listing, undefined))).toBeNull();
    expect(invitationIn(images(listing, { ...listing, name: "Ada" }))).toBeNull();
    expect(invitationIn(images(undefined, { ...listing, ...roleKey("ada@example.org", "39c3") }))).toBeNull();
  });
});
