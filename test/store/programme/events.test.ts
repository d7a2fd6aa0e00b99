import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { eventKey } from "../../../functions/store/keys.ts";
import { findEvent, listEvents, putEvent } from "../../../functions/store/programme/events.ts";
import {
  addDraft,
  findImportedEvent,
  keepDraft,
  publishImported,
  recordImport,
} from "../../../functions/store/programme/import-record.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";

const event = (eventId: string, accentColor: string | null = null) => ({
  eventId,
  title: "Conference",
  timeZone: "Europe/Berlin",
  startsAt: "2026-12-27T10:00:00.000Z",
  endsAt: "2026-12-30T18:00:00.000Z",
  accentColor,
});

const NO_SETTINGS = { venue: null, description: null, dayChange: 0, logoUrl: null, coverUrl: null };

const stored = (eventId: string, accentColor: string | null = null) => ({
  ...event(eventId, accentColor),
  quietHours: { from: "22:00", to: "08:00" },
  conflictPolicy: "WARN",
  changeMinutes: 0,
  graceMinutes: null,
  registrationClosed: false,
  ...NO_SETTINGS,
  published: true,
  lastImport: null,
});

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

describe("an event", () => {
  it("keeps its colour when an import adds it again, and loses it when an event without a colour replaces it", async () => {
    await putEvent(table, event("harbour", "#0b6e99"));
    await addDraft(table, stored("harbour"), true);
    expect(await findEvent(table, "harbour")).toEqual(stored("harbour", "#0b6e99"));
    const replaced = await putEvent(table, event("harbour"));
    expect(replaced).toEqual({ kind: "replaced", event: stored("harbour") });
    expect(await findEvent(table, "harbour")).toEqual(stored("harbour"));
  });

  it("keeps its quiet hours when it is imported, or replaced by an event that says nothing of them", async () => {
    for (const quietHours of [{ from: "23:30", to: "06:00" }, null]) {
      await putEvent(table, { ...event("calm"), quietHours });
      await addDraft(table, { ...event("calm"), published: false, lastImport: null }, true);
      const { event: replaced } = await putEvent(table, event("calm"));
      expect(replaced).toEqual({ ...stored("calm"), quietHours });
      expect(await findEvent(table, "calm")).toEqual(replaced);
    }
  });

  it("keeps what it says of overlaps when it is replaced by an event that says nothing of them", async () => {
    const overlaps = { conflictPolicy: "BLOCK", changeMinutes: 15 } as const;
    await putEvent(table, { ...event("strict"), ...overlaps });
    const { event: replaced } = await putEvent(table, event("strict"));
    expect(replaced).toEqual({ ...stored("strict"), ...overlaps });
    expect(await findEvent(table, "strict")).toEqual(replaced);
  });

  it("keeps venue, description and day change if a change says nothing of them, and takes no picture from it", async () => {
    const settings = { venue: "Net Loft", description: "*Two* days.", dayChange: 300 };
    await putEvent(table, { ...event("loft"), ...settings });
    const sent = { ...event("loft"), title: "Renamed", logoUrl: "/pictures/other/logo.png" };
    const { event: replaced } = await putEvent(table, sent);
    expect(replaced).toEqual({ ...stored("loft"), ...settings, title: "Renamed" });
    expect(await findEvent(table, "loft")).toEqual(replaced);
  });

  it("from before colours and drafts has no colour and is published", async () => {
    const { accentColor: _, ...old } = event("old");
    await putItems(table, [{ ...eventKey("old"), ...old }]);
    expect(await findEvent(table, "old")).toEqual(stored("old"));
    expect(await listEvents(table)).toContainEqual(stored("old"));
  });

  it("keeps its publication and its last import if an organizer does not change them", async () => {
    await putEvent(table, { ...event("quiet"), published: false });
    const record = { fileName: "a.json", at: "2026-12-01T00:00:00.000Z", complete: false, done: 1, total: 2 };
    const written = { added: 1, changed: 0, removed: 0 };
    await recordImport(table, "quiet", { ...record, digest: "secret", written });
    const { event: kept } = await putEvent(table, event("quiet"));
    expect(kept).toEqual({ ...stored("quiet"), published: false, lastImport: record });
    expect(await findEvent(table, "quiet")).toEqual(kept);
  });
});

describe("an event that an import creates", () => {
  const isPublished = async (eventId: string) => (await findEvent(table, eventId))?.published;

  it("is a draft until its import publishes it", async () => {
    await addDraft(table, stored("made"), true);
    expect(await isPublished("made")).toBe(false);
    await publishImported(table, "made");
    expect(await isPublished("made")).toBe(true);
    expect((await findImportedEvent(table, "made"))?.publishWhenComplete).toBe(false);
  });

  it("stays a draft on request, at first or later", async () => {
    await addDraft(table, stored("kept"), false);
    await addDraft(table, stored("kept-later"), true);
    await keepDraft(table, "kept-later");
    for (const eventId of ["kept", "kept-later"]) {
      await publishImported(table, eventId);
      expect(await isPublished(eventId)).toBe(false);
    }
  });

  it("is what the organizer sets from then on", async () => {
    await addDraft(table, stored("decided"), true);
    await putEvent(table, { ...event("decided"), published: false });
    await publishImported(table, "decided");
    expect(await isPublished("decided")).toBe(false);
  });
});
