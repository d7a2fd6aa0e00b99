import { beforeAll, describe, expect, inject, it } from "vitest";
import { putItems } from "../../functions/store/batches.ts";
import { addEvent, findEvent, listEvents, putEvent } from "../../functions/store/conferences.ts";
import { eventKey } from "../../functions/store/keys.ts";
import type { Table } from "../../functions/store/table.ts";
import { newTable } from "../support/table.ts";

const event = (eventId: string, accentColor: string | null = null) => ({
  eventId,
  title: "Conference",
  timeZone: "Europe/Berlin",
  startsAt: "2026-12-27T10:00:00.000Z",
  endsAt: "2026-12-30T18:00:00.000Z",
  accentColor,
});

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

describe("an event", () => {
  it("keeps its colour when it is added again, and loses it when it is replaced by one without", async () => {
    await putEvent(table, event("harbour", "#0b6e99"));
    await addEvent(table, event("harbour"));
    expect(await findEvent(table, "harbour")).toEqual(event("harbour", "#0b6e99"));
    expect(await putEvent(table, event("harbour"))).toBe("replaced");
    expect(await findEvent(table, "harbour")).toEqual(event("harbour"));
  });

  it("of before there were colours has none", async () => {
    const { accentColor: _, ...old } = event("old");
    await putItems(table, [{ ...eventKey("old"), ...old }]);
    expect(await findEvent(table, "old")).toEqual(event("old"));
    expect(await listEvents(table)).toContainEqual(event("old"));
  });
});
