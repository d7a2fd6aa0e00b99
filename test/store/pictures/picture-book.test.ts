import { beforeAll, describe, expect, inject, it } from "vitest";
import type { ShownPicture } from "../../../functions/core/pictures/picture-book.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { pictureBook } from "../../../functions/store/pictures/picture-book.ts";
import { findEvent, putEvent } from "../../../functions/store/programme/events.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const details = (eventId: string) => ({
  ...{ eventId, title: "Conference", timeZone: "UTC", accentColor: null },
  ...{ startsAt: "2026-12-27T10:00:00.000Z", endsAt: "2026-12-30T18:00:00.000Z" },
});
const replacedBy = (shown: ShownPicture) => (shown.kind === "shown" ? shown.replaced : "no event");

describe("the picture of an event", () => {
  it("is shown, replaced and removed, and each call tells the one before", async () => {
    await putEvent(table, details("one"));
    const { showPicture } = pictureBook(table);
    const first = await showPicture("one", "logo", "/pictures/one/a.png");
    expect(first).toMatchObject({ kind: "shown", replaced: null, event: { logoUrl: "/pictures/one/a.png" } });
    const second = await showPicture("one", "logo", "/pictures/one/b.png");
    expect(replacedBy(second)).toBe("/pictures/one/a.png");
    await showPicture("one", "cover", "/pictures/one/c.png");
    expect(replacedBy(await showPicture("one", "logo", null))).toBe("/pictures/one/b.png");
    expect(replacedBy(await showPicture("one", "logo", null))).toBeNull();
    expect(await findEvent(table, "one")).toMatchObject({ logoUrl: null, coverUrl: "/pictures/one/c.png" });
  });

  it("stays when an organizer changes the event", async () => {
    await putEvent(table, details("kept"));
    await pictureBook(table).showPicture("kept", "cover", "/pictures/kept/a.png");
    const { event } = await putEvent(table, { ...details("kept"), title: "Renamed" });
    expect(event).toMatchObject({ title: "Renamed", coverUrl: "/pictures/kept/a.png" });
  });

  it("of an event that does not exist creates none", async () => {
    expect(await pictureBook(table).showPicture("gone", "logo", "/a.png")).toEqual({
      kind: "event-not-found",
    });
    expect(await findEvent(table, "gone")).toBeNull();
  });

  it("is told as replaced exactly once, however many are shown at the same time", async () => {
    await putEvent(table, details("rush"));
    const paths = Array.from({ length: 8 }, (_, at) => `/pictures/rush/${at}.png`);
    const shown = await Promise.all(
      paths.map((path) => pictureBook(table).showPicture("rush", "logo", path)),
    );
    const last = (await findEvent(table, "rush"))?.logoUrl;
    const told = [...shown.map(replacedBy), last].filter((path) => path !== null);
    expect(told.toSorted()).toEqual(paths);
  });
});
