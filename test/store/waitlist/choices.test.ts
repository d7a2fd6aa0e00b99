import { randomUUID } from "node:crypto";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { rateKey } from "../../../functions/store/keys.ts";
import { rateWindows } from "../../../functions/store/seats/rate-window.ts";
import { findPerson } from "../../../functions/store/waitlist/person-seen.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";
import { type PlayedSession, playedSession, type SessionOptions } from "../seats/played-session.ts";

/** A minute of the hour in which a test plays. */
const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 11, 27, 10, minute, 0, ms)).toISOString();
const ROUNDS = 10;

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

/** A full session; all sessions take place at the same time. */
async function full(options: SessionOptions = {}) {
  const session = await playedSession(table, options);
  await session.reserve(`holder-${session.sessionId}`, at(0));
  return { ...session, free: (now: string) => session.cancel(`holder-${session.sessionId}`, now) };
}

const statusOf = async ({ rsvp }: Pick<PlayedSession, "rsvp">, userId: string) =>
  (await rsvp(userId))?.status;

/** Acts once, before the first call that `isMoment` accepts. */
function onceBefore(isMoment: (operation: string) => boolean, act: () => Promise<unknown>): Table {
  let hasActed = false;
  return watchedTable(table, async (operation) => {
    if (hasActed || !isMoment(operation)) return;
    hasActed = true;
    await act();
  });
}

describe("what a waiting person wants", () => {
  it("is said when they join, and changed later, and ends with the wait", async () => {
    const session = await full();
    const joined = await session.choose("ada", at(1), "TAKE");
    expect(joined).toMatchObject({ kind: "waitlisted", rsvp: { onOffer: "TAKE", passesLeft: 3 } });
    expect(await session.rsvp("ada")).toMatchObject({ onOffer: "TAKE", version: 1 });
    const changed = await session.choose("ada", at(2), "TAKE_IF_FREE");
    expect(changed).toMatchObject({
      kind: "already-waitlisted",
      rsvp: { onOffer: "TAKE_IF_FREE", version: 2 },
    });
    await session.join("ada", at(3));
    expect(await session.rsvp("ada")).toMatchObject({
      onOffer: "TAKE_IF_FREE",
      version: 2,
      waitlistedAt: at(1),
    });
    await session.choose("ada", at(4), "ASK");
    expect(await session.rsvp("ada")).not.toHaveProperty("onOffer");
    await session.choose("ada", at(5), "TAKE");
    await session.cancel("ada", at(6));
    await session.join("ada", at(7));
    expect(await session.rsvp("ada")).not.toHaveProperty("onOffer");
  });

  it("is changed only while they wait", async () => {
    const session = await full();
    await session.choose("ada", at(1), "TAKE");
    await session.choose("ada", at(2), "ASK");
    let transactions = 0;
    const late = watchedTable(table, async (operation) => {
      if (operation !== "TransactWrite" || ++transactions !== 2) return;
      await session.free(at(3));
      await session.serve(at(4));
    });
    expect((await session.choose("ada", at(3), "TAKE", late)).kind).toBe("accepted");
    expect(await statusOf(session, "ada")).toBe("CONFIRMED");
  });

  it("decides in one transaction, in the order in which people joined", async () => {
    const session = await playedSession(table, { settings: { capacity: 3 } });
    for (const n of [1, 2, 3]) await session.reserve(`holder-${n}`, at(0, n));
    await session.join("ada", at(1));
    await session.choose("bob", at(2), "TAKE");
    await session.join("eve", at(3));
    for (const n of [1, 2, 3]) await session.cancel(`holder-${n}`, at(10));
    expect((await session.serve(at(11))).offered).toEqual(["ada", "bob", "eve"]);
    expect(await session.rsvp("bob")).toMatchObject({ status: "CONFIRMED", rsvpAt: at(11) });
    for (const user of ["ada", "eve"]) expect(await statusOf(session, user)).toBe("OFFERED");
  });

  it.each(["TAKE", "ASK"] as const)(
    "is %s, even if it was said between the consumer's read and write",
    async (last) => {
      const session = await full();
      await session.choose("ada", at(1), last === "TAKE" ? "ASK" : "TAKE");
      await session.join("bob", at(2));
      await session.free(at(10));
      const late = onceBefore(isWrite, () => session.choose("ada", at(10), last));
      expect((await session.serve(at(11), { table: late })).offered).toEqual(["ada"]);
      expect(await statusOf(session, "ada")).toBe(last === "TAKE" ? "CONFIRMED" : "OFFERED");
      expect(await statusOf(session, "bob")).toBe("WAITLISTED");
    },
  );
});

describe("a seat for a person who takes it if they are free", () => {
  const user = () => `ada-${randomUUID()}`;

  it("is theirs if nothing clashes, and an offer if something does", async () => {
    const [ada, bob] = [user(), user()];
    const session = await playedSession(table, { policy: "AUTO_CONFIRM", settings: { capacity: 2 } });
    const other = await playedSession(table);
    for (const n of [1, 2]) await session.reserve(`holder-${n}`, at(0, n));
    await other.reserve(bob, at(0));
    for (const person of [ada, bob]) await session.choose(person, at(1), "TAKE_IF_FREE");
    for (const n of [1, 2]) await session.cancel(`holder-${n}`, at(10));
    await session.serve(at(11));
    expect(await statusOf(session, ada)).toBe("CONFIRMED");
    expect(await statusOf(session, bob)).toBe("OFFERED");
  });

  it("is an offer while a call of theirs is under way, which then gets its seat", async () => {
    const person = user();
    const session = await full();
    await session.choose(person, at(1), "TAKE_IF_FREE");
    await session.free(at(10));
    const other = await playedSession(table);
    const held = onceBefore(
      (operation) => operation === "TransactWrite",
      () => session.serve(at(10, 500)),
    );
    expect((await other.reserve(person, at(10), held)).kind).toBe("confirmed");
    expect(await statusOf(session, person)).toBe("OFFERED");
  });

  it("is an offer if a call comes between the consumer's read and its write", async () => {
    const person = user();
    const session = await full();
    await session.choose(person, at(1), "TAKE_IF_FREE");
    await session.free(at(10));
    const other = await playedSession(table);
    const late = onceBefore(isWrite, () => other.reserve(person, at(11)));
    expect((await session.serve(at(11), { table: late })).offered).toEqual([person]);
    expect(await statusOf(other, person)).toBe("CONFIRMED");
    expect(await statusOf(session, person)).toBe("OFFERED");
  });

  it("is an offer if their first call comes then, which is only counted yet", async () => {
    const person = user();
    const session = await full();
    await session.choose(person, at(1), "TAKE_IF_FREE");
    await session.free(at(10));
    // Windows are deleted some time after the last call.
    const Key = rateKey("reserve", person);
    await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    const counted = () =>
      rateWindows(table, { calls: 50, periodMs: 60_000 }).take(
        "reserve",
        { requestId: randomUUID(), attendee: { userId: person } },
        () => new Date(at(11)),
      );
    await session.serve(at(11), { table: onceBefore(isWrite, counted) });
    expect(await statusOf(session, person)).toBe("OFFERED");
  });

  it("is never one of two that two consumers give at once", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const person = user();
      const sessions = await Promise.all([full(), full()]);
      for (const session of sessions) await session.choose(person, at(1), "TAKE_IF_FREE");
      for (const session of sessions) await session.free(at(10));
      await Promise.all(sessions.map((session) => session.serve(at(11))));
      const statuses = await Promise.all(sessions.map((session) => statusOf(session, person)));
      expect(statuses.filter((status) => status === "CONFIRMED").length).toBeLessThan(2);
      expect(statuses).not.toContain("WAITLISTED");
    }
  });

  it("is an offer if another waitlist gives them one between the consumer's read and its write", async () => {
    const person = user();
    const [session, other] = [await full(), await full()];
    await session.choose(person, at(1), "TAKE_IF_FREE");
    await other.join(person, at(1));
    await session.free(at(10));
    await other.free(at(10));
    const late = onceBefore(isWrite, () => other.serve(at(11)));
    await session.serve(at(11), { table: late });
    expect(await statusOf(other, person)).toBe("OFFERED");
    expect(await statusOf(session, person)).toBe("OFFERED");
  });

  it("depends on what the person has and has asked for, in the order in which it is read", async () => {
    const person = user();
    const session = await full();
    const other = await playedSession(table);
    await session.choose(person, at(1), "TAKE_IF_FREE");
    await other.reserve(person, at(2));
    const needs = { needsDay: false, needsCalls: true, anyOfId: null };
    const wanted = { sessionId: session.sessionId, userId: person, ...needs };
    const seen = await findPerson(table, wanted);
    expect(seen.calls?.calls.map(({ atMs }) => atMs)).toEqual([at(1), at(2)].map(Date.parse));
    expect(seen.calls).toMatchObject({ slot: 49, isFull: false });
    const times = { startsAt: "2026-12-27T10:00:00.000Z", endsAt: "2026-12-27T11:00:00.000Z" };
    expect(seen.rsvps.find(({ found }) => found.rsvp.sessionId === other.sessionId)).toMatchObject({ times });
    const asked: string[] = [];
    const watched = watchedTable(table, (operation) => void asked.push(operation));
    await findPerson(watched, wanted);
    expect(asked).toEqual(["Get", "Query", "BatchGet"]);
    asked.length = 0;
    await findPerson(watched, { ...wanted, needsDay: true, needsCalls: false });
    expect(asked).toEqual(["Get", "Query", "BatchGet"]);
  });
});
