import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { type CancelReason, holds } from "../../../functions/core/seats/rsvp.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { openLedger } from "../../../functions/store/ledger/rules.ts";
import { programmeItem } from "../../../functions/store/programme/programme.ts";
import { readSessions } from "../../../functions/store/programme/sessions.ts";
import { readEventRoster } from "../../../functions/store/seats/event-roster.ts";
import { readMySchedule } from "../../../functions/store/seats/my-schedule.ts";
import { readRoster } from "../../../functions/store/seats/roster.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { aProgramme, NOW } from "../../support/builders.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";

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
  const attempt = await book().reserve(
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
    const { entries } = await readMySchedule(table, "conf", "ada");
    expect(entries.map(({ session }) => session.sessionId)).toEqual([early, late]);
    expect(entries[0]).toMatchObject({ rsvp: { status: "CONFIRMED", userId: "ada" }, session: { taken: 2 } });
  });

  /** Reserves and then cancels a person's seat, with this reason. */
  async function takeAndLose(eventId: string, userId: string, reason: CancelReason, startsAt = NOW) {
    const sessionId = await aSession(eventId, startsAt);
    await take(sessionId, userId);
    const held = await book().findRsvp(sessionId, userId);
    if (!held || !holds(held)) throw new Error("nothing to cancel");
    const request = { requestId: randomUUID(), sessionId, attendee: { userId }, by: "ATTENDEE" } as const;
    await book().releaseSeat(request, held, reason, new Date(NOW));
    return sessionId;
  }

  it.each<CancelReason>(["ATTENDEE", "OFFER_DECLINED"])(
    "leaves out what the person ended: %s",
    async (reason) => {
      const user = `own-${reason}`;
      await takeAndLose("conf", user, reason);
      expect(await readMySchedule(table, "conf", user)).toEqual({ entries: [], ended: [] });
    },
  );

  it("separates RSVPs that ended otherwise, with the reason and in order of start", async () => {
    const late = await takeAndLose("conf", "eve", "SESSION_CANCELLED", "2026-12-29T10:00:00.000Z");
    const early = await takeAndLose("conf", "eve", "ORGANIZER", "2026-12-28T10:00:00.000Z");
    const first = await takeAndLose("conf", "eve", "SESSION_STARTED", "2026-12-27T10:00:00.000Z");
    const { entries, ended } = await readMySchedule(table, "conf", "eve");
    expect(entries).toEqual([]);
    expect(
      ended.map(({ rsvp, session }) => [session.sessionId, rsvp.cancelReason, rsvp.cancelledAt]),
    ).toEqual([
      [first, "SESSION_STARTED", NOW],
      [early, "ORGANIZER", NOW],
      [late, "SESSION_CANCELLED", NOW],
    ]);
  });

  it("has a seat that was taken again only among the entries", async () => {
    const sessionId = await takeAndLose("conf", "kim", "ORGANIZER");
    const { entries: none, ended } = await readMySchedule(table, "conf", "kim");
    expect([none.length, ended.length]).toEqual([0, 1]);
    const found = await findRsvp(table, sessionId, "kim");
    const attendee = { userId: "kim", name: "Kim", email: null };
    const request = { requestId: randomUUID(), sessionId, attendee, ifFull: "REJECT" } as const;
    await book().reserve(request, { kind: "take", found }, NOW);
    const again = await readMySchedule(table, "conf", "kim");
    expect([again.entries.length, again.ended.length]).toEqual([1, 0]);
  });

  it("holds more sessions than one batch of reads", async () => {
    const sessions = await Promise.all(Array.from({ length: 60 }, () => aSession("big")));
    await Promise.all(sessions.map((sessionId) => take(sessionId, "fan")));
    expect((await readMySchedule(table, "big", "fan")).entries).toHaveLength(60);
  });

  it("is read by one query and one call for the sessions, with any number of ended ones", async () => {
    await take(await aSession("calls"), "lea");
    await takeAndLose("calls", "lea", "ORGANIZER");
    const calls: string[] = [];
    const watched = watchedTable(table, (operation) => calls.push(operation));
    const { entries, ended } = await readMySchedule(watched, "calls", "lea");
    expect([entries.length, ended.length]).toEqual([1, 1]);
    expect(calls).toEqual(["Query", "BatchGet"]);
  });
});

describe("sessions by id", () => {
  it("leave out missing sessions", async () => {
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

  it("refuses a cursor that it did not give, and one of another session", async () => {
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

describe("the roster of an event", () => {
  it("comes in pages of whole sessions, each person once", async () => {
    const sessions: string[] = [];
    // More sessions than one page reads at the same time.
    for (let n = 0; n < 40; n++) {
      const sessionId = await aSession("conf-5", `2026-12-29T10:${10 + n}:00.000Z`);
      sessions.push(sessionId);
      for (const user of ["ada", "ben"].slice(0, n % 3)) await take(sessionId, user);
    }
    const listed: string[] = [];
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await readEventRoster(table, "conf-5", { cursor, most: 1 });
      listed.push(...(page?.entries ?? []).map(({ sessionId, userId }) => `${sessionId} ${userId}`));
      pages.push(page?.entries.length ?? 0);
      cursor = page?.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const expected = sessions.flatMap((id, n) =>
      ["ada", "ben"].slice(0, n % 3).map((user) => `${id} ${user}`),
    );
    expect(listed).toEqual(expected);
    expect(pages.length).toBeGreaterThan(1);
    const other = Buffer.from("conf.none").toString("base64url");
    expect(await readEventRoster(table, "conf-5", { cursor: other })).toBe(null);
  });
});
