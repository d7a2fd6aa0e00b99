import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { interruptedTable } from "../dynamodb/interrupted-table.ts";
import { lossyTable } from "../dynamodb/lossy-table.ts";
import { type PlayedSession, playedSession } from "./played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const CLOSES = at(40);

let table: Table;
/** Each test, and each round, has a person with an allowance of their own. */
let ada: string;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

beforeEach(() => {
  ada = randomUUID();
});

afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

const aSession = (capacity = 2, lineClosesAt = CLOSES) =>
  playedSession(table, { settings: { capacity, lineClosesAt } });

/** The statuses of a person in some sessions. */
const standing = (userId: string, ...sessions: readonly PlayedSession[]) =>
  Promise.all(sessions.map(async (session) => (await session.rsvp(userId))?.status ?? null));

/** Ada has a seat in `old` and wants one in `wanted`. */
async function seatAndWish() {
  const [old, wanted, third] = [await aSession(), await aSession(), await aSession()];
  await old.reserve(ada, at(0));
  return { old, wanted, third, swapFor: old.sessionId };
}

/** Ada has an offer of `session`. */
async function anOffer(session: PlayedSession) {
  for (const holder of ["h1", "h2"]) await session.reserve(holder, at(0));
  await session.join(ada, at(1));
  await session.cancel("h1", at(2));
  await session.serve(at(3));
}

describe("a swap", () => {
  it("takes the one seat and gives the other one up", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    const outcome = await wanted.swap(ada, at(5), { swapFor });
    const givenUp = { sessionId: swapFor, status: "CANCELLED", cancelReason: "SWAPPED", cancelledAt: at(5) };
    expect(outcome).toMatchObject({ kind: "confirmed", rsvp: { sessionId: wanted.sessionId }, givenUp });
    expect(await old.rsvp(ada)).toMatchObject({ status: "CANCELLED", cancelReason: "SWAPPED", version: 2 });
    expect(await wanted.rsvp(ada)).toMatchObject({ status: "CONFIRMED" });
    expect(await old.ledger()).toMatchObject({ taken: 0, reserved: 1, released: 1, freedAt: at(5) });
    expect(wanted.nudged).toEqual([swapFor]);
  });

  it("gives up an offer, which is passed on, or a place on a waitlist, which frees no seat", async () => {
    const [offering, full, wanted] = [await aSession(), await aSession(), await aSession(3)];
    await anOffer(offering);
    for (const user of ["x", "y", ada]) await full.join(user, at(4));
    await wanted.swap(ada, at(5), { swapFor: offering.sessionId });
    expect(await standing(ada, offering, wanted)).toEqual(["CANCELLED", "CONFIRMED"]);
    const last = await offering.swap(ada, at(6), { swapFor: full.sessionId });
    expect(last.kind).toBe("confirmed");
    expect(await standing(ada, full, offering)).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(await full.ledger()).toMatchObject({ taken: 2, waiting: 0, leftLine: 1 });
    expect([...wanted.nudged, ...offering.nudged]).toEqual([
      offering.sessionId,
      offering.sessionId,
      offering.sessionId,
    ]);
  });

  it("leaves everything as it is if the session is full, and may join its waitlist", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    for (const holder of ["x", "y"]) await wanted.reserve(holder, at(1));
    expect((await wanted.swap(ada, at(5), { swapFor })).kind).toBe("session-full");
    expect(await standing(ada, old, wanted)).toEqual(["CONFIRMED", null]);
    const joined = await wanted.swap(ada, at(5), { swapFor, ifFull: "WAITLIST" });
    expect(joined).not.toHaveProperty("givenUp");
    expect(await standing(ada, old, wanted)).toEqual(["CONFIRMED", "WAITLISTED"]);
  });

  it("accepts an offer, or claims a seat after the waitlist has closed", async () => {
    const { old, wanted, third, swapFor } = await seatAndWish();
    await anOffer(wanted);
    const accepted = await wanted.acceptFor(ada, at(5), { swapFor });
    expect(accepted).toMatchObject({ kind: "accepted", givenUp: { sessionId: swapFor } });
    expect(await standing(ada, old, wanted)).toEqual(["CANCELLED", "CONFIRMED"]);
    for (const user of ["x", "y", ada]) await third.join(user, at(6));
    await third.cancel("x", at(41));
    const claimed = await third.swap(ada, at(42), { swapFor: wanted.sessionId });
    expect(claimed).toMatchObject({ kind: "confirmed", givenUp: { sessionId: wanted.sessionId } });
    expect(wanted.nudged.at(-1)).toBe(swapFor);
  });

  it("accepts an offer by a request for a seat", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    await anOffer(wanted);
    expect(await wanted.swap(ada, at(5), { swapFor })).toMatchObject({ kind: "accepted", givenUp: {} });
    expect(await standing(ada, old, wanted)).toEqual(["CANCELLED", "CONFIRMED"]);
  });

  it("is over parts of ledgers as it is elsewhere", async () => {
    const [old, wanted] = [await aSession(4), await aSession(4)];
    for (const session of [old, wanted]) await session.deal(at(0));
    for (const user of [ada, "bob", "eve", "kim"]) await old.reserve(user, at(1));
    await old.join("lea", at(2));
    for (const user of [ada, "lea"]) await wanted.swap(user, at(3), { swapFor: old.sessionId });
    expect(await wanted.whole()).toMatchObject({ taken: 2, waiting: 0 });
    expect(await old.whole()).toMatchObject({ taken: 3, waiting: 0 });
    expect(await standing("lea", old, wanted)).toEqual(["CANCELLED", "CONFIRMED"]);
  });
});

describe("a swap that another device of the person meets", () => {
  it("takes nothing if what it gives up is given up meanwhile", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    const own = interruptedTable(table, () => old.cancel(ada, at(4)));
    expect(await wanted.swap(ada, at(5), { swapFor, own })).toEqual({ kind: "nothing-to-swap" });
    expect(await standing(ada, old, wanted)).toEqual(["CANCELLED", null]);
  });

  it("gives up what was given back and taken again", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    const own = interruptedTable(table, async () => {
      await old.cancel(ada, at(3));
      await old.reserve(ada, at(4));
    });
    expect(await wanted.swap(ada, at(5), { swapFor, own })).toMatchObject({ givenUp: { version: 4 } });
    expect(await old.ledger()).toMatchObject({ taken: 0, reserved: 2, released: 2 });
  });

  it("leaves an offer open if there is nothing left to give up for it", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    await anOffer(wanted);
    const own = interruptedTable(table, () => old.cancel(ada, at(4)));
    expect(await wanted.acceptFor(ada, at(5), { swapFor, own })).toEqual({ kind: "nothing-to-swap" });
    expect(await standing(ada, old, wanted)).toEqual(["CANCELLED", "OFFERED"]);
  });

  it("gives up the other one, if the person has both, in a transaction that proves the seat", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    await wanted.reserve(ada, at(1));
    const both = await wanted.acceptFor(ada, at(2), { swapFor });
    expect(both).toMatchObject({ kind: "already-confirmed", givenUp: { sessionId: swapFor } });
    await old.reserve(ada, at(3));
    // The first transaction is refused and shows the seat; the second one gives up.
    const own = interruptedTable(table, () => wanted.cancel(ada, at(4)), 2);
    const outcome = await wanted.swap(ada, at(5), { swapFor, own });
    expect(outcome).toMatchObject({ kind: "confirmed", givenUp: { version: 4 } });
    expect(await standing(ada, old, wanted)).toEqual(["CANCELLED", "CONFIRMED"]);
  });

  it("accepts nothing if the seat that it would keep is given back meanwhile", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    await wanted.reserve(ada, at(1));
    const own = interruptedTable(table, () => wanted.cancel(ada, at(4)));
    expect(await wanted.acceptFor(ada, at(5), { swapFor, own })).toEqual({ kind: "no-offer" });
    expect(await standing(ada, old, wanted)).toEqual(["CONFIRMED", "CANCELLED"]);
  });

  it("ends with one of two seats, whichever is first, or with none if it was given back before", async () => {
    for (let round = 0; round < 15; round++) {
      ada = randomUUID();
      const { old, wanted, third, swapFor } = await seatAndWish();
      const outcomes = await Promise.all([
        wanted.swap(ada, at(5), { swapFor }),
        third.swap(ada, at(5), { swapFor }),
        wanted.swap(ada, at(5), { swapFor }),
        ...(round % 2 === 0 ? [old.cancel(ada, at(5))] : []),
      ]);
      const kinds = outcomes.map(({ kind }) => kind);
      const has = await standing(ada, old, wanted, third);
      const seats = has.filter((status) => status === "CONFIRMED").length;
      expect(seats, `${kinds} ${has}`).toBe(kinds.includes("cancelled") ? 0 : 1);
      expect(has[0]).toBe("CANCELLED");
    }
  });
});

describe("a swap whose answer is lost", () => {
  it("takes effect once, and not again after the person has swapped back", async () => {
    const { old, wanted, swapFor } = await seatAndWish();
    const meanwhile = () => old.swap(ada, at(6), { swapFor: wanted.sessionId });
    const own = lossyTable(table, { of: "TransactWrite", answers: 3, meanwhile });
    expect((await wanted.swap(ada, at(5), { swapFor, own })).kind).toBe("confirmed");
    expect(await standing(ada, old, wanted)).toEqual(["CONFIRMED", "CANCELLED"]);
  });

  it("is answered with the seat if it is repeated", async () => {
    const { wanted, swapFor } = await seatAndWish();
    await wanted.swap(ada, at(5), { swapFor });
    const repeated = await wanted.swap(ada, at(6), { swapFor });
    expect(repeated).toMatchObject({ kind: "already-confirmed", rsvp: { status: "CONFIRMED" } });
    expect(repeated).not.toHaveProperty("givenUp");
  });
});
