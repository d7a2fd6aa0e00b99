import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { holds } from "../../functions/core/rsvp.ts";
import { putItems } from "../../functions/store/batches.ts";
import { openLedger } from "../../functions/store/ledger-rules.ts";
import { readMySchedule } from "../../functions/store/my-schedule.ts";
import { programmeItem } from "../../functions/store/programme.ts";
import { readRoster } from "../../functions/store/roster.ts";
import { seatBook } from "../../functions/store/seat-book.ts";
import { readSessions } from "../../functions/store/sessions.ts";
import type { Table } from "../../functions/store/table.ts";
import { updateItem } from "../../functions/store/update.ts";
import { aProgramme, NOW } from "../support/builders.ts";
import { newTable } from "../support/table.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

async function aSession(eventId: string, startsAt = NOW): Promise<string> {
  const sessionId = `${eventId}.${randomUUID()}`;
  const programme = aProgramme(sessionId, { startsAt, endsAt: "2026-12-30T10:00:00.000Z" });
  await putItems(table, [
    programmeItem(programme, { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false }),
  ]);
  await updateItem(table, openLedger(sessionId, { capacity: null, lineClosesAt: startsAt }));
  return sessionId;
}

const book = () => seatBook(table, { newId: randomUUID, releaseLimit: { calls: 5, periodMs: 60_000 } });

async function take(sessionId: string, userId: string, now = NOW) {
  const attendee = { userId, name: `Name of ${userId}`, email: null };
  const attempt = await book().enter(
    { requestId: randomUUID(), sessionId, attendee, ifFull: "REJECT" },
    { kind: "take", found: null },
    now,
  );
  if (attempt.kind !== "committed") throw new Error(attempt.kind);
  return attempt.rsvp;
}

describe("My Schedule", () => {
  it("holds the sessions of one person in one event, in order of start", async () => {
    const late = await aSession("conf", "2026-12-29T10:00:00.000Z");
    const early = await aSession("conf", "2026-12-28T10:00:00.000Z");
    const elsewhere = await aSession("conf-2");
    for (const sessionId of [late, early, elsewhere]) await take(sessionId, "ada");
    await take(early, "bob");
    const entries = await readMySchedule(table, "conf", "ada");
    expect(entries.map(({ session }) => session.sessionId)).toEqual([early, late]);
    expect(entries[0]).toMatchObject({ rsvp: { status: "CONFIRMED", userId: "ada" }, session: { taken: 2 } });
  });

  it("leaves out what was cancelled", async () => {
    const sessionId = await aSession("conf");
    await take(sessionId, "eve");
    const held = await book().findRsvp(sessionId, "eve");
    if (!held || !holds(held)) throw new Error("nothing to cancel");
    const request = { requestId: "r", sessionId, attendee: { userId: "eve" }, by: "ATTENDEE" } as const;
    await book().releaseSeat(request, held, "ATTENDEE", new Date(NOW));
    expect(await readMySchedule(table, "conf", "eve")).toEqual([]);
  });

  it("holds more sessions than one batch of reads", async () => {
    const sessions = await Promise.all(Array.from({ length: 60 }, () => aSession("big")));
    await Promise.all(sessions.map((sessionId) => take(sessionId, "fan")));
    expect(await readMySchedule(table, "big", "fan")).toHaveLength(60);
  });
});

describe("sessions by id", () => {
  it("leave out those that are not there", async () => {
    const sessionId = await aSession("conf");
    const sessions = await readSessions(table, [sessionId, "conf.unknown"]);
    expect([...sessions.keys()]).toEqual([sessionId]);
  });
});

describe("the roster", () => {
  const request = (sessionId: string) => ({ sessionId, status: "CONFIRMED" as const, limit: 2 });

  it("pages through a session's people in order of their RSVP", async () => {
    const sessionId = await aSession("conf");
    const users = ["eve", "bob", "ada"];
    for (const [n, user] of users.entries()) await take(sessionId, user, `2026-12-27T10:00:0${n}.000Z`);
    const first = await readRoster(table, request(sessionId));
    expect(first?.attendees.map(({ userId }) => userId)).toEqual(["eve", "bob"]);
    expect(first?.attendees[0]).toMatchObject({ name: "Name of eve", email: null, status: "CONFIRMED" });
    const second = await readRoster(table, { ...request(sessionId), cursor: first?.nextCursor ?? "" });
    expect(second?.attendees.map(({ userId }) => userId)).toEqual(["ada"]);
    expect(second?.nextCursor).toBeNull();
  });

  it("takes no cursor that it did not give, nor one that leads to another session", async () => {
    const [sessionId, other] = [await aSession("conf"), await aSession("conf")];
    for (const user of ["ada", "bob", "eve"]) await take(other, user);
    const cursor = (await readRoster(table, request(other)))?.nextCursor ?? "";
    const page = await readRoster(table, { ...request(sessionId), cursor });
    expect(page?.attendees).toEqual([]);
    const forged = ["", "x", Buffer.from('["USER#ada","x#bob"]').toString("base64url"), "bnVsbA", "WzEsMl0"];
    for (const wrong of forged) {
      expect(await readRoster(table, { ...request(sessionId), cursor: wrong })).toBeNull();
    }
  });
});
