import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { interruptedTable } from "../dynamodb/interrupted-table.ts";
import { playedSession, type SessionOptions } from "../seats/played-session.ts";
import { playedHands, waitingId } from "./played-hands.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const ROUNDS = 8;

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

async function aSession(capacity: number | null, options: SessionOptions = {}) {
  const session = await playedSession(table, { ...options, settings: { capacity, ...options.settings } });
  const hands = playedHands(table, session.sessionId);
  const count = async () => {
    const { taken, waiting, capacity: seats } = await session.whole();
    return { taken, waiting, seats };
  };
  return { ...session, hands, count };
}

describe("a person whom an organizer adds", () => {
  it("has a seat before they have an account, and the roster says who did it", async () => {
    const session = await aSession(1);
    expect(await session.hands.add("ada", at(1), { note: "She speaks" })).toEqual({ kind: "added" });
    expect(await session.rsvp(waitingId("ada"))).toMatchObject({
      ...{ status: "CONFIRMED", name: "ada", email: "ada@example.org", rsvpAt: at(1) },
      added: { by: "Olu", at: at(1), note: "She speaks", raisedCapacity: false },
    });
    expect(await session.count()).toEqual({ taken: 1, waiting: 0, seats: 1 });
  });

  it("gets nothing twice if the request is repeated, and no second seat is made", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    expect(await session.hands.add("ada", at(1), { overCapacity: true })).toEqual({ kind: "added" });
    const again = await session.hands.add("ada", at(2), { overCapacity: true });
    expect(again).toEqual({ kind: "there-already" });
    expect(await session.count()).toEqual({ taken: 2, waiting: 0, seats: 2 });
  });

  it("never makes a session fuller than its capacity, which the organizer must raise", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    expect(await session.hands.add("ada", at(1))).toMatchObject({ kind: "no-seat" });
    expect(await session.hands.add("ada", at(1), { overCapacity: true })).toEqual({ kind: "added" });
    expect(await session.count()).toEqual({ taken: 2, waiting: 0, seats: 2 });
    expect(await session.rsvp(waitingId("ada"))).toMatchObject({ added: { raisedCapacity: true } });
    expect(await session.whole()).toMatchObject({ rulesVersion: 1, rulesChangedAt: at(1) });
  });

  it("makes the capacity whole again where it was lowered below the seats", async () => {
    const session = await aSession(3);
    for (const name of ["bob", "cem", "dan"]) await session.reserve(name, at(0));
    await session.change({ capacity: 1 }, at(1));
    await session.hands.add("ada", at(2), { overCapacity: true });
    expect(await session.count()).toEqual({ taken: 4, waiting: 0, seats: 4 });
  });

  it("takes no seat of those who wait, and a new seat changes nothing for them", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    await session.join("cem", at(1));
    await session.cancel("bob", at(2));
    expect(await session.hands.add("ada", at(3))).toMatchObject({ kind: "no-seat" });
    expect(await session.hands.add("ada", at(3), { overCapacity: true })).toEqual({ kind: "added" });
    expect((await session.serve(at(4))).offered).toEqual(["cem"]);
    expect(await session.count()).toEqual({ taken: 2, waiting: 0, seats: 2 });
  });

  it("waits at the end of the line, and is served in turn", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    await session.join("cem", at(1));
    expect(await session.hands.add("ada", at(1), { as: "WAITLISTED" })).toEqual({ kind: "added" });
    expect(session.hands.nudged).toEqual([session.sessionId]);
    expect(await session.hands.add("ada", at(2), { as: "WAITLISTED" })).toEqual({ kind: "there-already" });
    await session.cancel("bob", at(3));
    expect((await session.serve(at(4))).offered).toEqual(["cem"]);
    await session.cancel("cem", at(5));
    expect((await session.serve(at(6))).offered).toEqual([waitingId("ada")]);
    expect(await session.rsvp(waitingId("ada"))).toMatchObject({ added: { by: "Olu" } });
  });

  it("waits only where all seats are taken, and while the waitlist is open", async () => {
    const session = await aSession(1);
    expect(await session.hands.add("ada", at(1), { as: "WAITLISTED" })).toEqual({ kind: "seat-is-free" });
    const closed = await aSession(1, { settings: { lineClosesAt: at(0) } });
    await closed.reserve("bob", at(1));
    const late = await closed.hands.add("ada", at(1), { as: "WAITLISTED" });
    expect(late).toEqual({ kind: "waitlist-closed" });
    const unlimited = await aSession(null);
    expect(await unlimited.hands.add("ada", at(1), { overCapacity: true })).toEqual({ kind: "added" });
    expect(await unlimited.count()).toEqual({ taken: 1, waiting: 0, seats: null });
  });

  it("gets in while registration is closed, but not into what is cancelled, over or a draft", async () => {
    const session = await aSession(3, { settings: { state: "CLOSED", registrationOpensAt: at(50) } });
    expect(await session.hands.add("ada", at(1))).toEqual({ kind: "added" });
    await session.change({ state: "CANCELLED" }, at(2));
    for (const overCapacity of [false, true])
      expect(await session.hands.add("bob", at(3), { overCapacity })).toEqual({ kind: "session-cancelled" });
    const over = await aSession(3, { settings: { endsAt: at(1) } });
    expect(await over.hands.add("ada", at(1))).toEqual({ kind: "session-ended", endedAt: at(1) });
  });

  it("comes anew after they were removed", async () => {
    const session = await aSession(1);
    await session.hands.add("ada", at(1), { note: "first" });
    await session.cancel(waitingId("ada"), at(2), "ORGANIZER");
    await session.hands.add("ada", at(3), { note: "second" });
    expect(await session.rsvp(waitingId("ada"))).toMatchObject({ rsvpAt: at(1), added: { note: "second" } });
    await session.cancel(waitingId("ada"), at(4), "ORGANIZER");
    await session.reserve(waitingId("ada"), at(5));
    expect(await session.rsvp(waitingId("ada"))).not.toHaveProperty("added");
  });
});

describe("adding while others act", () => {
  it("gives the last seat once", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const session = await aSession(2);
      await session.reserve("bob", at(0));
      const [own, theirs] = await Promise.all([
        session.hands.add("ada", at(1)),
        session.reserve("cem", at(1)),
      ]);
      const got = [own.kind === "added", theirs.kind === "confirmed"];
      expect(got.filter(Boolean)).toHaveLength(1);
      expect((await session.count()).taken).toBe(2);
    }
  });

  it("makes as many seats as it gives", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    const names = ["ada", "cem", "dan"];
    const added = await Promise.all(
      names.map((name) => session.hands.add(name, at(1), { overCapacity: true })),
    );
    expect(added.map(({ kind }) => kind)).toEqual(["added", "added", "added"]);
    expect(await session.count()).toEqual({ taken: 4, waiting: 0, seats: 4 });
  });

  it.each([
    ["another seat is taken", (s: Awaited<ReturnType<typeof aSession>>) => s.reserve("cem", at(1))],
    [
      "the capacity is lowered",
      (s: Awaited<ReturnType<typeof aSession>>) => s.change({ capacity: 1 }, at(1)),
    ],
    [
      "the session is cancelled",
      (s: Awaited<ReturnType<typeof aSession>>) => s.change({ state: "CANCELLED" }, at(1)),
    ],
    ["it is dealt", (s: Awaited<ReturnType<typeof aSession>>) => s.deal(at(1))],
    [
      "somebody begins to wait",
      async (s: Awaited<ReturnType<typeof aSession>>) => {
        await s.reserve("cem", at(1));
        await s.join("dan", at(1));
        await s.cancel("cem", at(1));
      },
    ],
  ])("looks again if %s before the write", async (_, meanwhile) => {
    for (const overCapacity of [false, true]) {
      const session = await aSession(2);
      await session.reserve("bob", at(0));
      const own = interruptedTable(table, () => meanwhile(session));
      await session.hands.add("ada", at(2), { overCapacity, own });
      const { taken, seats } = await session.count();
      expect(taken).toBeLessThanOrEqual(seats ?? 0);
    }
  });

  it("makes no seat by rules that have changed", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    const own = interruptedTable(table, () => session.change({ capacity: 5 }, at(1)));
    expect(await session.hands.add("ada", at(2), { overCapacity: true, own })).toEqual({ kind: "added" });
    expect(await session.count()).toEqual({ taken: 2, waiting: 0, seats: 5 });
  });

  it("finds a free seat at any item of a crowd's ledger, and raises the desk alone", async () => {
    const session = await aSession(200);
    await session.reserve("bob", at(0));
    const dealing = interruptedTable(table, () => session.deal(at(1)));
    await session.hands.add("ada", at(1), { own: dealing });
    expect((await session.whole()).items?.length).toBeGreaterThan(1);
    for (const name of ["cem", "dan"]) await session.hands.add(name, at(2));
    expect(await session.count()).toEqual({ taken: 4, waiting: 0, seats: 200 });
  });

  it("raises a full ledger that is dealt meanwhile by one seat", async () => {
    const session = await aSession(1);
    await session.reserve("bob", at(0));
    const own = interruptedTable(table, () => session.deal(at(1)));
    expect(await session.hands.add("ada", at(2), { overCapacity: true, own })).toEqual({ kind: "added" });
    expect((await session.whole()).items?.length).toBeGreaterThan(1);
    expect(await session.count()).toEqual({ taken: 2, waiting: 0, seats: 2 });
    expect(await session.hands.add("cem", at(3), { as: "WAITLISTED" })).toEqual({ kind: "added" });
    expect(await session.hands.add("dan", at(4), { overCapacity: true })).toEqual({ kind: "added" });
    expect(await session.count()).toEqual({ taken: 3, waiting: 1, seats: 3 });
  });
});
