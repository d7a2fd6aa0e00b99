import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { eventKey } from "../../../functions/store/keys.ts";
import { takeSeat } from "../../../functions/store/ledger/desk.ts";
import { eventReadings } from "../../../functions/store/programme/event-readings.ts";
import { putEvent } from "../../../functions/store/programme/events.ts";
import { aProgramme, NOW } from "../../support/builders.ts";
import { addSession, changeSession } from "../../support/organizer-acts.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";

let table: Table;
let time: number;
let eventId: string;
let calls: string[];
let onCall: (operation: string) => unknown;

const FUTURE = { startsAt: "2036-12-27T10:00:00.000Z", endsAt: "2036-12-27T11:00:00.000Z" };
const clock = () => new Date(NOW);

/** Queries of sessions, which are what a programme is read by; the other ones count its writes. */
const programmeReads = () => calls.filter((call) => call === "Query SESSION#").length;

const watched = () =>
  watchedTable(table, (operation, input) => {
    const { ExpressionAttributeValues } = input as { ExpressionAttributeValues?: Record<string, string> };
    const call = [operation, ExpressionAttributeValues?.[":prefix"]].filter(Boolean).join(" ");
    calls.push(call);
    return onCall(call);
  });

async function add(title = "Talk"): Promise<string> {
  const sessionId = `${eventId}.${randomUUID()}`;
  await addSession(
    table,
    aProgramme(sessionId, { ...FUTURE, title }),
    { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false },
    { capacity: 5, endsAt: FUTURE.endsAt, lineClosesAt: FUTURE.startsAt },
  );
  return sessionId;
}

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

beforeEach(async () => {
  time = Date.parse(NOW);
  eventId = `conf-${randomUUID().slice(0, 8)}`;
  calls = [];
  onCall = () => {};
  const times = { startsAt: NOW, endsAt: NOW };
  await putEvent(table, { eventId, title: "Conference", timeZone: "UTC", ...times, accentColor: null });
});

const reader = () => {
  const read = eventReadings(watched(), () => time);
  return async (later = 1_000) => {
    time += later;
    const reading = await read(eventId);
    if (reading === null) throw new Error("no such event");
    return reading;
  };
};

describe("a reading of an event", () => {
  it("serves everybody for a second, and has the time of its beginning", async () => {
    await add();
    const look = reader();
    const first = await look(0);
    expect(first.at).toBe(NOW);
    const before = calls.length;
    expect(await look(999)).toBe(first);
    expect(calls).toHaveLength(before);
    expect((await look(1)).at).toBe(new Date(time).toISOString());
    expect(calls.length).toBeGreaterThan(before);
  });

  it("reads seats each time and the programme once while nobody writes it", async () => {
    const sessionId = await add();
    const look = reader();
    expect((await look()).ledgers.get(sessionId)?.taken).toBe(0);
    await updateItem(table, takeSeat(sessionId, NOW));
    expect((await look()).ledgers.get(sessionId)?.taken).toBe(1);
    expect(programmeReads()).toBe(1);
  });

  it("sees an added or changed session at once", async () => {
    const sessionId = await add();
    const look = reader();
    await look();
    await add("Another");
    expect((await look()).programmes.map(({ title }) => title).sort()).toEqual(["Another", "Talk"]);
    await changeSession(table, sessionId, { title: "Renamed" }, clock);
    expect((await look()).programmes.map(({ title }) => title).sort()).toEqual(["Another", "Renamed"]);
    expect(programmeReads()).toBe(3);
  });

  it("does not mistake new rules of seats for a new programme", async () => {
    const sessionId = await add();
    const look = reader();
    await look();
    await changeSession(table, sessionId, { capacity: 9 }, clock);
    expect((await look()).ledgers.get(sessionId)?.capacity).toBe(9);
    expect(programmeReads()).toBe(1);
  });

  it("includes every write that it counts, also one between counting and reading", async () => {
    const sessionId = await add();
    const look = reader();
    onCall = async (call) => {
      if (call !== "Query SESSION#") return;
      onCall = () => {};
      await changeSession(table, sessionId, { title: "Meanwhile" }, clock);
    };
    expect((await look()).programmes[0]?.title).toBe("Meanwhile");
    expect((await look()).programmes[0]?.title).toBe("Meanwhile");
  });

  it("never counts a write as read that came after the programme", async () => {
    const sessionId = await add();
    const look = reader();
    onCall = async (call) => {
      if (call !== "Query WRITES#" || programmeReads() === 0) return;
      onCall = () => {};
      await changeSession(table, sessionId, { title: "Afterwards" }, clock);
    };
    await look();
    expect((await look()).programmes[0]?.title).toBe("Afterwards");
  });

  it("reads a programme again after ten minutes, with any count", async () => {
    await add();
    const look = reader();
    await look();
    await look(9 * 60_000);
    expect(programmeReads()).toBe(1);
    await look(61_000);
    expect(programmeReads()).toBe(2);
  });

  it("of a missing event is null, and is not kept, because it may soon exist", async () => {
    const read = eventReadings(watched(), () => time);
    const unknown = `conf-${randomUUID().slice(0, 8)}`;
    expect(await read(unknown)).toBeNull();
    await updateItem(table, {
      Key: eventKey(unknown),
      UpdateExpression: "SET eventId = :id",
      ExpressionAttributeValues: { ":id": unknown },
    });
    expect(await read(unknown)).toMatchObject({ event: { eventId: unknown } });
  });
});
