import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { eventStopKey } from "../../../functions/store/keys.ts";
import { noteEventStop, readEventStops } from "../../../functions/store/notices/event-stops.ts";
import { retryMails, stopMails } from "../../../functions/store/notices/mail-stops.ts";
import { everyItem } from "../../support/invariants.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const NOW = new Date("2026-12-27T11:00:00.000Z");
const at = (second: number) => new Date(Date.UTC(2026, 11, 27, 10, 0, second)).toISOString();
const note = (eventId: string, userId: string, second: number) =>
  noteEventStop(table, { eventId, userId, at: at(second) }, NOW);
const mark = (userId: string, second: number) =>
  stopMails(table, userId, { address: "ada@example.org", why: "BOUNCE", at: at(second) });
const noted = async (eventId: string) =>
  (await everyItem(table)).filter((item) => item.PK === eventStopKey(eventId, "").PK);

describe("the note that mails of an event do not reach a person", () => {
  it("is of the mail that was sent last, however often and in whichever order it is written", async () => {
    await note("order", "ada", 9);
    for (const second of [9, 1]) await note("order", "ada", second);
    const ttl = Date.parse("2027-02-25T11:00:00.000Z") / 1_000;
    expect(await noted("order")).toEqual([{ ...eventStopKey("order", "ada"), at: at(9), ttl }]);
  });

  it("leads only to people whose mark stands, and to those of no other event", async () => {
    for (const userId of ["bob", "eve", "kim"]) await note("marks", userId, 1);
    for (const userId of ["bob", "eve", "elsewhere"]) await mark(userId, 1);
    await note("other", "elsewhere", 1);
    await retryMails(table, "eve", at(30));
    expect(await readEventStops(table, "marks")).toEqual({
      people: [{ userId: "bob", why: "BOUNCE", at: at(1) }],
      more: false,
    });
    await mark("eve", 31);
    expect((await readEventStops(table, "marks")).people).toHaveLength(2);
    expect(await readEventStops(table, "none")).toEqual({ people: [], more: false });
  });

  it("is read for a hundred people, after people who have tried again", async () => {
    const ids = Array.from({ length: 230 }, (_, n) => `p${String(n).padStart(3, "0")}`);
    const mailStopped = { address: "ada@example.org", why: "BOUNCE", at: at(1) };
    await putItems(table, [
      ...ids.map((userId) => ({ ...eventStopKey("crowd", userId), at: at(1) })),
      ...ids.slice(120).map((userId) => ({ PK: `USER#${userId}`, SK: "PREFERENCES", mailStopped })),
    ]);
    const { people, more } = await readEventStops(table, "crowd");
    expect(people.map(({ userId }) => userId)).toEqual(ids.slice(120, 220));
    expect(more).toBe(true);
  });
});
