import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { cancelRsvp } from "../../../functions/core/seats/cancel-rsvp.ts";
import type { RulesPatch } from "../../../functions/core/seats/ledger.ts";
import { reserveSeat } from "../../../functions/core/seats/reserve-seat.ts";
import { holds } from "../../../functions/core/seats/rsvp.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { openLedger } from "../../../functions/store/ledger/rules.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { rateWindows } from "../../../functions/store/seats/rate-window.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { NOW } from "../../support/builders.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";

const generous = { calls: 50, periodMs: 60_000 };
const later = "2026-12-27T11:00:00.000Z";

let table: Table;
let now: string;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

async function aSession(settings: RulesPatch = {}): Promise<string> {
  now = NOW;
  const sessionId = `conf.${randomUUID()}`;
  await updateItem(table, openLedger(sessionId, { capacity: 2, lineClosesAt: later, ...settings }));
  return sessionId;
}

const ports = () => ({
  allowance: rateWindows(table, generous),
  seats: seatBook(table, { newId: randomUUID, releaseLimit: generous }),
  clock: () => new Date(now),
  pause: patience(),
  nudge: async () => {},
});

const request = (sessionId: string, userId: string, requestId: string = randomUUID()) => ({
  requestId,
  sessionId,
  attendee: { userId, name: userId, email: `${userId}@example.org` },
  ifFull: "REJECT" as const,
  by: "ATTENDEE" as const,
});

const reserve = (sessionId: string, userId: string) => reserveSeat(request(sessionId, userId), ports());
const cancel = (sessionId: string, userId: string) => cancelRsvp(request(sessionId, userId), ports());

describe("the reserve transaction", () => {
  it("confirms a newcomer and counts the seat", async () => {
    const sessionId = await aSession();
    const outcome = await reserve(sessionId, "ada");
    const stored = await findRsvp(table, sessionId, "ada");
    expect(outcome).toEqual({ kind: "confirmed", rsvp: stored?.rsvp });
    expect(stored?.rsvp).toMatchObject({ status: "CONFIRMED", rsvpAt: NOW, eventId: "conf", userId: "ada" });
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("gives the last seat to exactly one of fifty simultaneous newcomers", async () => {
    const sessionId = await aSession({ capacity: 1 });
    const users = Array.from({ length: 50 }, (_, n) => `user-${n}`);
    const outcomes = await Promise.all(users.map((user) => reserve(sessionId, user)));
    expect(outcomes.filter(({ kind }) => kind === "confirmed")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "session-full")).toHaveLength(49);
  });

  it("counts a person once for ten simultaneous requests", async () => {
    const sessionId = await aSession({ capacity: 5 });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => reserve(sessionId, "ada")));
    expect(outcomes.filter(({ kind }) => kind === "confirmed")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "already-confirmed")).toHaveLength(9);
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("admits anyone if there is no capacity", async () => {
    const sessionId = await aSession({ capacity: null });
    const outcomes = await Promise.all(["ada", "bob", "eve"].map((user) => reserve(sessionId, user)));
    expect(outcomes.map(({ kind }) => kind)).toEqual(["confirmed", "confirmed", "confirmed"]);
  });

  it.each([
    ["a closed session", { state: "CLOSED" }, "registration-closed"],
    ["a cancelled session", { state: "CANCELLED" }, "session-cancelled"],
    ["registration that opens later", { registrationOpensAt: later }, "registration-not-open"],
    ["registration that has just closed", { registrationClosesAt: NOW }, "registration-closed"],
    ["a session that has just ended", { endsAt: NOW }, "session-ended"],
    ["a session of capacity zero", { capacity: 0 }, "session-full"],
  ] as const)("refuses %s and leaves nothing behind", async (_, settings, kind) => {
    const sessionId = await aSession(settings);
    expect((await reserve(sessionId, "ada")).kind).toBe(kind);
    expect(await findRsvp(table, sessionId, "ada")).toBeNull();
    expect((await findLedger(table, sessionId))?.taken).toBe(0);
  });

  it("admits people from the moment registration opens until it closes", async () => {
    const sessionId = await aSession({ registrationOpensAt: NOW, registrationClosesAt: later });
    expect((await reserve(sessionId, "ada")).kind).toBe("confirmed");
  });

  it("finds no session without a ledger", async () => {
    await aSession();
    expect(await reserve("conf.unknown", "ada")).toEqual({ kind: "session-not-found" });
    expect(await findRsvp(table, "conf.unknown", "ada")).toBeNull();
  });

  it("answers a repeat with the existing RSVP, even if the session is full now", async () => {
    const sessionId = await aSession({ capacity: 1 });
    const first = await reserve(sessionId, "ada");
    now = later;
    expect(await reserve(sessionId, "ada")).toEqual({ ...first, kind: "already-confirmed" });
  });

  it("admits nobody past the people who wait, until the waitlist closes", async () => {
    const sessionId = await aSession({ capacity: 1 });
    await reserve(sessionId, "bob");
    expect((await reserveSeat({ ...request(sessionId, "eve"), ifFull: "WAITLIST" }, ports())).kind).toBe(
      "waitlisted",
    );
    await cancel(sessionId, "bob");
    expect((await reserve(sessionId, "ada")).kind).toBe("session-full");
    now = later;
    expect((await reserve(sessionId, "ada")).kind).toBe("confirmed");
  });
});

describe("the release transaction", () => {
  it("gives the seat back and keeps the time of the first confirmation", async () => {
    const sessionId = await aSession();
    const reserved = await reserve(sessionId, "ada");
    now = later;
    const outcome = await cancel(sessionId, "ada");
    const stored = await findRsvp(table, sessionId, "ada");
    expect(outcome).toEqual({ kind: "cancelled", rsvp: stored?.rsvp });
    expect(stored?.rsvp).toEqual({
      ...("rsvp" in reserved ? reserved.rsvp : {}),
      status: "CANCELLED",
      version: 2,
      cancelledAt: later,
      cancelReason: "ATTENDEE",
    });
    expect((await findLedger(table, sessionId))?.taken).toBe(0);
  });

  it("gives a seat back once for any number of simultaneous requests", async () => {
    const sessionId = await aSession();
    await Promise.all(["ada", "bob"].map((user) => reserve(sessionId, user)));
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => cancel(sessionId, "ada")));
    expect(outcomes.filter(({ kind }) => kind === "cancelled")).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "already-cancelled")).toHaveLength(9);
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("refuses a request that read an older state of the RSVP, even if it is confirmed again", async () => {
    const sessionId = await aSession();
    await reserve(sessionId, "ada");
    const held = await findRsvp(table, sessionId, "ada");
    if (!held || !holds(held)) throw new Error("no RSVP to release");
    await cancel(sessionId, "ada");
    await reserve(sessionId, "ada");
    const attempt = await ports().seats.releaseSeat(
      request(sessionId, "ada"),
      held,
      "ATTENDEE",
      new Date(now),
    );
    expect(attempt).toMatchObject({ kind: "changed", found: { version: held.version + 2 } });
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("changes nothing if there is nothing to cancel", async () => {
    const sessionId = await aSession();
    expect(await cancel(sessionId, "ada")).toEqual({ kind: "rsvp-not-found" });
    expect((await findLedger(table, sessionId))?.taken).toBe(0);
  });

  it("never counts below zero", async () => {
    const sessionId = await aSession();
    await reserve(sessionId, "ada");
    await updateItem(table, {
      Key: { PK: `SESSION#${sessionId}`, SK: "LEDGER" },
      UpdateExpression: "SET taken = :zero",
      ExpressionAttributeValues: { ":zero": 0 },
    });
    await expect(cancel(sessionId, "ada")).rejects.toThrow("counts nobody who could leave");
    await updateItem(table, {
      Key: { PK: `SESSION#${sessionId}`, SK: "LEDGER" },
      UpdateExpression: "SET taken = :one",
      ExpressionAttributeValues: { ":one": 1 },
    });
  });
});

describe("reactivating", () => {
  it("keeps rsvpId and rsvpAt, and forgets the cancellation", async () => {
    const sessionId = await aSession();
    const first = await reserve(sessionId, "ada");
    await cancel(sessionId, "ada");
    now = later;
    expect(await reserve(sessionId, "ada")).toEqual({
      ...first,
      ...("rsvp" in first && { rsvp: { ...first.rsvp, version: 3 } }),
    });
    expect((await findRsvp(table, sessionId, "ada"))?.rsvp).toMatchObject({
      status: "CONFIRMED",
      rsvpAt: NOW,
    });
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("goes through the same capacity check", async () => {
    const sessionId = await aSession({ capacity: 1 });
    await reserve(sessionId, "ada");
    await cancel(sessionId, "ada");
    await reserve(sessionId, "bob");
    expect((await reserve(sessionId, "ada")).kind).toBe("session-full");
  });

  it("happens once for ten simultaneous requests", async () => {
    const sessionId = await aSession();
    await reserve(sessionId, "ada");
    await cancel(sessionId, "ada");
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => reserve(sessionId, "ada")));
    expect(outcomes.filter(({ kind }) => kind === "confirmed")).toHaveLength(1);
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("refuses a request that read an older state of the RSVP", async () => {
    const sessionId = await aSession();
    await reserve(sessionId, "ada");
    await cancel(sessionId, "ada");
    const stale = await findRsvp(table, sessionId, "ada");
    await reserve(sessionId, "ada");
    await cancel(sessionId, "ada");
    const attempt = await ports().seats.reserve(
      request(sessionId, "ada"),
      { kind: "take", found: stale },
      now,
    );
    expect(attempt).toMatchObject({ kind: "refused", ledger: { agreed: true } });
  });
});

describe("a late cancellation", () => {
  const versionOf = async (sessionId: string) => (await findRsvp(table, sessionId, "lea"))?.version;

  it("answers with the version that the table has after each write", async () => {
    const sessionId = await aSession();
    for (const act of [reserve, cancel, reserve]) {
      const outcome = await act(sessionId, "lea");
      const shown = "rsvp" in outcome ? outcome.rsvp.version : undefined;
      expect(shown).toBe(await versionOf(sessionId));
    }
    expect(await versionOf(sessionId)).toBe(3);
  });

  it("does not take the seat that the person has got again, even between its read and its write", async () => {
    const sessionId = await aSession();
    await reserve(sessionId, "lea");
    const seen = String(await versionOf(sessionId));
    const slow = ports();
    let isOnItsWay = true;
    const seats = {
      ...slow.seats,
      async findRsvp(...names: [string, string]) {
        const before = await slow.seats.findRsvp(...names);
        if (isOnItsWay) await cancel(sessionId, "lea").then(() => reserve(sessionId, "lea"));
        isOnItsWay = false;
        return before;
      },
    };
    const late = { ...request(sessionId, "lea"), expected: [seen] };
    const outcome = await cancelRsvp(late, { ...slow, seats });
    expect(outcome).toMatchObject({ kind: "rsvp-changed", rsvp: { status: "CONFIRMED", version: 3 } });
    expect((await findLedger(table, sessionId))?.taken).toBe(1);
  });

  it("of ten that are sent at once gives one seat back", async () => {
    const sessionId = await aSession();
    await reserve(sessionId, "lea");
    const expected = [String(await versionOf(sessionId))];
    const sent = Array.from({ length: 10 }, () =>
      cancelRsvp({ ...request(sessionId, "lea"), expected }, ports()),
    );
    const kinds = (await Promise.all(sent)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array(9).fill("already-cancelled"), "cancelled"]);
    expect((await findLedger(table, sessionId))?.taken).toBe(0);
  });
});
