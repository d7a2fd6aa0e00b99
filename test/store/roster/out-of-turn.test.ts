import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { askAnyOf } from "../any-of/played-any-of.ts";
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

/** One seat, which Bob has; Cem, Dan and Eve wait in this order. */
async function aLine(options: SessionOptions = {}) {
  const session = await playedSession(table, options);
  await session.reserve("bob", at(0));
  for (const [n, name] of ["cem", "dan", "eve"].entries()) await session.join(name, at(1 + n));
  const line = async () => {
    const { taken, waiting, capacity } = await session.whole();
    return { taken, waiting, capacity };
  };
  return { ...session, hands: playedHands(table, session.sessionId), line };
}

describe("an offer out of turn", () => {
  it("gives a free seat to the person whom the organizer names, and says why", async () => {
    const session = await aLine();
    await session.cancel("bob", at(5));
    expect(await session.hands.offer("dan", at(6))).toEqual({ kind: "offered" });
    expect(await session.rsvp("dan")).toMatchObject({
      ...{ status: "OFFERED", offerExpiresAt: at(66), waitlistedAt: at(2) },
      outOfTurn: { by: "Olu", at: at(6), note: "She speaks", raisedCapacity: false },
    });
    expect(await session.line()).toEqual({ taken: 1, waiting: 2, capacity: 1 });
    await session.accept("dan", at(7));
    expect(await session.rsvp("dan")).toMatchObject({ status: "CONFIRMED", outOfTurn: { by: "Olu" } });
  });

  it("changes nothing for those who wait", async () => {
    const session = await aLine();
    await session.cancel("bob", at(5));
    const before = await session.rsvp("cem");
    await session.hands.offer("dan", at(6));
    expect(await session.rsvp("cem")).toEqual(before);
    await session.cancel("dan", at(7));
    expect((await session.serve(at(8))).offered).toEqual(["cem"]);
    await session.cancel("cem", at(9));
    expect((await session.serve(at(10))).offered).toEqual(["eve"]);
  });

  it("needs a free seat, or makes one", async () => {
    const session = await aLine();
    expect(await session.hands.offer("dan", at(6))).toMatchObject({ kind: "no-seat" });
    expect(await session.hands.offer("dan", at(6), { overCapacity: true })).toEqual({ kind: "offered" });
    expect(await session.line()).toEqual({ taken: 2, waiting: 2, capacity: 2 });
    expect(await session.rsvp("dan")).toMatchObject({ outOfTurn: { raisedCapacity: true } });
    const again = await session.hands.offer("dan", at(7), { overCapacity: true });
    expect(again).toEqual({ kind: "there-already" });
    expect((await session.line()).capacity).toBe(2);
  });

  it("is an offer also where people are confirmed at once, or want to be", async () => {
    const session = await aLine({ policy: "AUTO_CONFIRM" });
    await session.choose("dan", at(4), "TAKE");
    await session.cancel("bob", at(5));
    await session.hands.offer("dan", at(6));
    expect(await session.rsvp("dan")).toMatchObject({ status: "OFFERED", onOffer: "TAKE" });
  });

  it("goes to people who wait by an address", async () => {
    const session = await aLine();
    await session.hands.add("ada", at(4), { as: "WAITLISTED" });
    await session.hands.offer(waitingId("ada"), at(6), { overCapacity: true });
    const item = await session.rsvp(waitingId("ada"));
    expect(item).toMatchObject({ status: "OFFERED", added: { by: "Olu" }, outOfTurn: { by: "Olu" } });
  });

  it("is not made to people who do not wait, have passed, or once the waitlist closes", async () => {
    const session = await aLine();
    await session.cancel("bob", at(5));
    expect(await session.hands.offer("zoe", at(6))).toEqual({ kind: "rsvp-not-found" });
    expect(await session.hands.offer("bob", at(6))).toEqual({ kind: "not-waiting" });
    await session.serve(at(6));
    await session.pass("cem", at(7));
    expect(await session.hands.offer("cem", at(8))).toMatchObject({ kind: "has-passed" });
    await session.change({ lineClosesAt: at(9) }, at(8));
    expect(await session.hands.offer("dan", at(8))).toEqual({ kind: "waitlist-closed" });
    await session.change({ state: "CANCELLED" }, at(8));
    expect(await session.hands.offer("dan", at(8))).toEqual({ kind: "session-cancelled" });
  });

  it("leaves a person's group with one offer at a time", async () => {
    const [one, other] = [await aLine(), await aLine()];
    await askAnyOf(table, "ada", at(5), [one, other]);
    expect(await one.hands.offer("ada", at(6), { overCapacity: true })).toEqual({ kind: "offered" });
    expect(await other.hands.offer("ada", at(6), { overCapacity: true })).toEqual({ kind: "paused" });
    expect((await other.line()).capacity).toBe(1);
  });

  it("finds people who wait at a part of a crowd's ledger", async () => {
    const session = await playedSession(table);
    await session.reserve("bob", at(0));
    await session.deal(at(1));
    for (const name of ["cem", "dan"]) await session.join(name, at(2));
    const hands = playedHands(table, session.sessionId);
    expect(await hands.offer("dan", at(3), { overCapacity: true })).toEqual({ kind: "offered" });
    expect(await session.whole()).toMatchObject({ taken: 2, waiting: 1, capacity: 2 });
  });
});

describe("an offer out of turn against others", () => {
  it("and the consumer give one free seat once", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const session = await aLine();
      await session.cancel("bob", at(5));
      await Promise.all([session.hands.offer("eve", at(6)), session.serve(at(6)).catch(() => null)]);
      const all = await Promise.all(["cem", "dan", "eve"].map((name) => session.rsvp(name)));
      expect(all.filter((each) => each?.status === "OFFERED")).toHaveLength(1);
      expect(await session.line()).toEqual({ taken: 1, waiting: 2, capacity: 1 });
    }
  });

  it("yields if the consumer gives the seat first", async () => {
    const session = await aLine();
    await session.cancel("bob", at(5));
    const own = interruptedTable(table, () => session.serve(at(6)));
    expect(await session.hands.offer("eve", at(6), { own })).toMatchObject({ kind: "no-seat" });
    expect((await session.rsvp("eve"))?.status).toBe("WAITLISTED");
  });

  it("yields to a person who leaves, and makes no seat then", async () => {
    const session = await aLine();
    const own = interruptedTable(table, () => session.cancel("eve", at(5)));
    expect(await session.hands.offer("eve", at(6), { own, overCapacity: true })).toEqual({
      kind: "not-waiting",
    });
    expect((await session.line()).capacity).toBe(1);
  });

  it("makes no seat by rules that have changed", async () => {
    const session = await aLine();
    const own = interruptedTable(table, () => session.change({ capacity: 5 }, at(5)));
    await session.hands.offer("eve", at(6), { own, overCapacity: true });
    expect(await session.line()).toEqual({ taken: 2, waiting: 2, capacity: 5 });
  });
});
