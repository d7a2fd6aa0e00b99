import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { rsvpChangeOf } from "../../../functions/store/notices/rsvp-changes.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { askAnyOf } from "../any-of/played-any-of.ts";
import { playedDoor } from "../door/played-door.ts";
import { interruptedTable } from "../dynamodb/interrupted-table.ts";
import { playedSession, type SessionOptions } from "../seats/played-session.ts";
import { playedHands, waitingId } from "./played-hands.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const ROUNDS = 8;
const ADA = waitingId("ada");

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
/** Each test has an address of its own kind, so what waits must be claimed or removed by its end. */
afterEach(async () => {
  expect(await violations(table)).toEqual([]);
});

async function aSession(capacity: number, options: SessionOptions = {}) {
  const session = await playedSession(table, { ...options, settings: { capacity } });
  const count = async () => {
    const { taken, waiting } = await session.whole();
    return { taken, waiting };
  };
  return { ...session, hands: playedHands(table, session.sessionId), count };
}

/** Full but for what is added. */
async function aFullSession() {
  const session = await aSession(1);
  await session.reserve("bob", at(0));
  return session;
}

describe("what waits for an address", () => {
  it("becomes the person's as it is, and no count changes", async () => {
    const [seat, line] = [await aSession(1), await aFullSession()];
    await seat.hands.add("ada", at(1), { note: "She speaks" });
    await line.hands.add("ada", at(2), { as: "WAITLISTED" });
    const before = await seat.rsvp(ADA);
    const { moved, complete } = await seat.hands.claim("ada", at(3));
    expect(complete).toBe(true);
    expect(moved.map(({ rsvp }) => rsvp.status).toSorted()).toEqual(["CONFIRMED", "WAITLISTED"]);
    expect(await seat.rsvp(ADA)).toBeNull();
    expect(await seat.rsvp("ada")).toMatchObject({
      ...{ status: "CONFIRMED", rsvpId: before?.rsvpId, rsvpAt: at(1), claimedAt: at(3), version: 2 },
      added: { note: "She speaks" },
    });
    expect(await line.rsvp("ada")).toMatchObject({ status: "WAITLISTED", waitlistedAt: at(2) });
    expect(await seat.count()).toEqual({ taken: 1, waiting: 0 });
    expect(await line.count()).toEqual({ taken: 1, waiting: 1 });
    expect(await seat.hands.claim("ada", at(4))).toEqual({ moved: [], complete: true });
  });

  it("is an open offer with its end, which the person can accept", async () => {
    const session = await aFullSession();
    await session.hands.add("ada", at(1), { as: "WAITLISTED" });
    await session.hands.offer(ADA, at(2), { overCapacity: true });
    await session.hands.claim("ada", at(3));
    expect(await session.rsvp("ada")).toMatchObject({ status: "OFFERED", offerExpiresAt: at(62) });
    expect((await session.accept("ada", at(4))).kind).toBe("accepted");
  });

  it("is theirs beside what they had, of which they keep the better and free the other", async () => {
    const session = await aSession(2);
    await session.reserve("ada", at(0));
    await session.hands.add("ada", at(1));
    await session.hands.claim("ada", at(2));
    expect(session.hands.nudged).toEqual([session.sessionId]);
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", rsvpAt: at(0), version: 1 });
    expect(await session.rsvp(ADA)).toBeNull();
    expect(await session.count()).toEqual({ taken: 1, waiting: 0 });
  });

  it("is theirs with the check-in, also beside a seat of theirs, and nobody is inside twice", async () => {
    const session = await aSession(3);
    const door = playedDoor(table, session.sessionId);
    await session.reserve("ada", at(0));
    await session.hands.add("ada", at(1));
    await door.person(ADA);
    await session.hands.claim("ada", at(2));
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", checkedInBy: "otto" });
    expect(await door.counts()).toMatchObject({ inside: 1, taken: 1 });
    await session.hands.add("ada", at(3));
    await door.person(ADA);
    await session.hands.claim("ada", at(4));
    expect(await session.rsvp("ada")).toMatchObject({ claimedAt: at(2), checkedInBy: "otto" });
    expect(await door.counts()).toMatchObject({ inside: 1, taken: 1, checkIns: 2 });
  });

  it("is looked at again if the person has come in meanwhile with what was to end", async () => {
    const session = await aSession(3);
    const door = playedDoor(table, session.sessionId);
    await session.reserve("ada", at(0));
    await session.hands.add("ada", at(1));
    const own = interruptedTable(table, () => door.person(ADA));
    await session.hands.claim("ada", at(2), { own });
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", checkedInBy: "otto" });
    expect(await door.counts()).toMatchObject({ inside: 1, taken: 1 });
  });

  it("takes the place of a wait of theirs, and the wait is given up", async () => {
    const session = await aFullSession();
    await session.join("ada", at(1));
    await session.hands.add("ada", at(2), { overCapacity: true });
    const rsvpId = (await session.rsvp("ada"))?.rsvpId;
    await session.hands.claim("ada", at(3));
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", rsvpId, version: 2 });
    expect(await session.rsvp("ada")).not.toHaveProperty("waitlistedAt");
    expect(await session.count()).toEqual({ taken: 2, waiting: 0 });
  });

  it("keeps the earlier of two waits", async () => {
    const session = await aFullSession();
    await session.hands.add("ada", at(1), { as: "WAITLISTED" });
    await session.join("ada", at(2));
    await session.hands.claim("ada", at(3));
    expect(await session.rsvp("ada")).toMatchObject({ waitlistedAt: at(1) });
    await session.hands.add("ada", at(4), { as: "WAITLISTED" });
    await session.hands.claim("ada", at(5));
    expect(await session.rsvp("ada")).toMatchObject({ waitlistedAt: at(1) });
    expect(await session.count()).toEqual({ taken: 1, waiting: 1 });
  });

  it("keeps the time of their first seat", async () => {
    const session = await aSession(1);
    await session.reserve("ada", at(0));
    await session.cancel("ada", at(1));
    await session.hands.add("ada", at(2));
    await session.hands.claim("ada", at(3));
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED", rsvpAt: at(0) });
    expect(await session.rsvp("ada")).not.toHaveProperty("cancelReason");
  });

  it("ends their group if it is a seat of one of its sessions", async () => {
    const [one, other] = [await aFullSession(), await aFullSession()];
    await askAnyOf(table, "ada", at(1), [one, other]);
    await one.hands.add("ada", at(2), { overCapacity: true });
    await one.hands.claim("ada", at(3));
    expect((await one.rsvp("ada"))?.status).toBe("CONFIRMED");
    expect(await other.rsvp("ada")).toMatchObject({ status: "CANCELLED", cancelReason: "OTHER_TAKEN" });
    expect(await other.count()).toEqual({ taken: 1, waiting: 0 });
  });

  it("moves from a part of a crowd's ledger", async () => {
    const session = await aFullSession();
    await session.deal(at(1));
    await session.hands.add("ada", at(2), { as: "WAITLISTED" });
    const part = (await session.rsvp(ADA))?.part;
    expect(part).toBeGreaterThan(0);
    await session.hands.claim("ada", at(3));
    expect(await session.rsvp("ada")).toMatchObject({ part });
    await session.cancel("ada", at(4));
    expect(await session.count()).toEqual({ taken: 1, waiting: 0 });
  });

  it("is told by no mail once more", () => {
    const image = (over: object) => ({
      PK: { S: "USER#ada" },
      SK: { S: "RSVP#conf.talk" },
      status: { S: "CONFIRMED" },
      bySessionSK: { S: `${at(1)}#ada` },
      ...over,
    });
    const claimed = image({ claimedAt: { S: at(3) } });
    expect(rsvpChangeOf({ NewImage: claimed })).toMatchObject({ isClaim: true });
    expect(rsvpChangeOf({ OldImage: claimed, NewImage: claimed })).toMatchObject({ isClaim: false });
    expect(rsvpChangeOf({ NewImage: image({}) })).toMatchObject({ isClaim: false });
  });
});

describe("claiming while others act", () => {
  it("on two devices at once gives everything once", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const session = await aSession(2);
      await session.hands.add("ada", at(1));
      const claims = await Promise.all([
        session.hands.claim("ada", at(2)),
        session.hands.claim("ada", at(2)),
      ]);
      expect(claims.flatMap(({ moved }) => moved)).toHaveLength(1);
      expect(await session.count()).toEqual({ taken: 1, waiting: 0 });
    }
  });

  it.each([
    ["the other device", async (s: Awaited<ReturnType<typeof aFullSession>>) => s.hands.claim("ada", at(2))],
    [
      "an organizer who removes them",
      async (s: Awaited<ReturnType<typeof aFullSession>>) => s.cancel(ADA, at(2), "ORGANIZER"),
    ],
    [
      "the consumer, with an offer",
      async (s: Awaited<ReturnType<typeof aFullSession>>) => {
        await s.cancel("bob", at(2));
        await s.serve(at(2));
      },
    ],
    [
      "the person, who joins on another device",
      async (s: Awaited<ReturnType<typeof aFullSession>>) => s.join("ada", at(2)),
    ],
    [
      "the person, who gets the seat on another device",
      async (s: Awaited<ReturnType<typeof aFullSession>>) => {
        await s.change({ capacity: 5, lineClosesAt: at(1) }, at(2));
        await s.reserve("ada", at(2));
      },
    ],
  ])("sees what %s did just before", async (_, meanwhile) => {
    const session = await aFullSession();
    await session.hands.add("ada", at(1), { as: "WAITLISTED" });
    const own = interruptedTable(table, () => meanwhile(session));
    expect((await session.hands.claim("ada", at(3), { own })).complete).toBe(true);
    expect(await session.rsvp(ADA)).toBeNull();
  });

  it("gives no seat up that has changed, and leaves one", async () => {
    const session = await aSession(2);
    await session.reserve("ada", at(0));
    await session.hands.add("ada", at(1));
    const own = interruptedTable(table, () => session.cancel("ada", at(2)));
    await session.hands.claim("ada", at(3), { own });
    expect(await session.rsvp("ada")).toMatchObject({ status: "CONFIRMED" });
    expect(await session.count()).toEqual({ taken: 1, waiting: 0 });
  });
});
