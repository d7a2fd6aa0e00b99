import { randomUUID } from "node:crypto";
import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { findGroup } from "../../../functions/store/any-of/group-item.ts";
import { pausedBeside } from "../../../functions/store/any-of/pausing.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { groupKey } from "../../../functions/store/keys.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { lateTable } from "../dynamodb/late-table.ts";
import { lossyTable } from "../dynamodb/lossy-table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";
import { type PlayedSession, playedSession, type SessionOptions } from "../seats/played-session.ts";
import { askAnyOf } from "./played-any-of.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 10, minute)).toISOString();
const ROUNDS = 10;

let table: Table;
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

async function full(options: SessionOptions = {}) {
  const session = await playedSession(table, options);
  await session.reserve(`holder-${session.sessionId}`, at(0));
  return { ...session, free: (now: string) => session.cancel(`holder-${session.sessionId}`, now) };
}

const standing = (userId: string, ...sessions: readonly Pick<PlayedSession, "rsvp">[]) =>
  Promise.all(sessions.map(async (session) => (await session.rsvp(userId))?.status ?? null));

const group = (userId: string) => findGroup(table, { userId, eventId: "conf", anyOfId: "these" });

/** Acts once, before the first call that `isMoment` accepts. */
function onceBefore(
  isMoment: (operation: string, input: string) => boolean,
  act: () => Promise<unknown>,
): Table {
  let hasActed = false;
  return watchedTable(table, async (operation, input) => {
    if (hasActed || !isMoment(operation, JSON.stringify(input))) return;
    hasActed = true;
    await act();
  });
}

describe("a request for one of several sessions", () => {
  it("takes the first free seat, and waits nowhere", async () => {
    const [a, b, c] = [await full(), await playedSession(table), await playedSession(table)];
    const outcome = await askAnyOf(table, ada, at(1), [a, b, c]);
    expect(outcome).toMatchObject({ kind: "confirmed", rsvp: { sessionId: b.sessionId } });
    expect(await standing(ada, a, b, c)).toEqual([null, "CONFIRMED", null]);
    expect((await askAnyOf(table, ada, at(2), [a, b, c])).kind).toBe("already-confirmed");
  });

  it("joins every open waitlist as one group, and finds itself when it is repeated", async () => {
    const closed = { capacity: 1, state: "CLOSED" } as const;
    const [a, b, c] = [await full(), await full(), await playedSession(table, { settings: closed })];
    const outcome = await askAnyOf(table, ada, at(1), [a, c, b], { onOffer: "TAKE" });
    expect(outcome).toMatchObject({
      ...{ kind: "waiting", isNew: true },
      rsvps: [{ sessionId: a.sessionId }, { sessionId: b.sessionId }],
      refused: [{ sessionId: c.sessionId, refusal: { kind: "registration-closed" } }],
    });
    expect(await a.rsvp(ada)).toMatchObject({ status: "WAITLISTED", anyOfId: "these", onOffer: "TAKE" });
    const before = [await a.rsvp(ada), await b.rsvp(ada), await group(ada)];
    expect(await askAnyOf(table, ada, at(2), [a, c, b])).toMatchObject({ kind: "waiting", isNew: false });
    expect([await a.rsvp(ada), await b.rsvp(ada), await group(ada)]).toEqual(before);
  });

  it("is refused if nothing can be had, and keeps no group", async () => {
    const closed = { settings: { capacity: 1, state: "CLOSED" } } as const;
    const [a, b] = [await playedSession(table, closed), await playedSession(table, closed)];
    const outcome = await askAnyOf(table, ada, at(1), [a, b]);
    expect(outcome).toMatchObject({ kind: "all-refused", refused: [{ sessionId: a.sessionId }, {}] });
    expect(await group(ada)).toMatchObject({ version: 0 });
  });

  it("makes waits and offers that the person has already members of the group", async () => {
    const [a, b, c] = [await full(), await full(), await full()];
    await a.join(ada, at(1));
    await b.join(ada, at(1));
    await a.free(at(2));
    await a.serve(at(3));
    const outcome = await askAnyOf(table, ada, at(4), [a, b, c]);
    expect(outcome).toMatchObject({ kind: "waiting", rsvps: [{ anyOfId: "these" }, {}, {}] });
    expect(await standing(ada, a, b, c)).toEqual(["OFFERED", "WAITLISTED", "WAITLISTED"]);
    expect((await a.accept(ada, at(5))).kind).toBe("accepted");
    expect(await standing(ada, a, b, c)).toEqual(["CONFIRMED", "CANCELLED", "CANCELLED"]);
    expect(a.nudged.slice(-2).sort()).toEqual([b.sessionId, c.sessionId].sort());
  });

  it("ends the waits that the person has already if another session has a free seat", async () => {
    const [a, b] = [await full(), await full()];
    await a.join(ada, at(1));
    await b.free(at(2));
    const nudged: string[] = [];
    expect((await askAnyOf(table, ada, at(3), [a, b], { nudged })).kind).toBe("confirmed");
    expect(await standing(ada, a, b)).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(nudged).toEqual([a.sessionId]);
  });

  it("takes effect once if its answers are lost", async () => {
    const [a, b] = [await full(), await full()];
    const lossy = lossyTable(table, { of: "TransactWrite", answers: 9 });
    expect(await askAnyOf(lossy, ada, at(1), [a, b])).toMatchObject({ kind: "waiting" });
    expect(await a.rsvp(ada)).toMatchObject({ version: 1 });
    expect(await a.ledger()).toMatchObject({ waiting: 1, joined: 1 });
  });

  it("goes on where an earlier request has broken off", async () => {
    const [a, b] = [await full(), await full()];
    const breaking = watchedTable(table, (operation, input) => {
      if (operation === "TransactWrite" && JSON.stringify(input).includes(`${b.sessionId}`))
        throw new Error("the function died");
    });
    await expect(askAnyOf(breaking, ada, at(1), [a, b])).rejects.toThrow("the function died");
    expect(await askAnyOf(table, ada, at(2), [a, b])).toMatchObject({ kind: "waiting" });
    expect(await standing(ada, a, b)).toEqual(["WAITLISTED", "WAITLISTED"]);
    await a.free(at(3));
    await a.serve(at(4));
    await a.accept(ada, at(5));
    expect(await standing(ada, a, b)).toEqual(["CONFIRMED", "CANCELLED"]);
  });

  it("joins no further waitlist once a member has got the seat", async () => {
    const [a, b] = [await full(), await full()];
    const isJoinOfB = (operation: string, input: string) =>
      operation === "TransactWrite" && input.includes(b.sessionId) && input.includes("WAITLISTED");
    const held = onceBefore(isJoinOfB, async () => {
      await a.free(at(2));
      await a.serve(at(3));
    });
    const outcome = await askAnyOf(held, ada, at(1), [a, b], { onOffer: "TAKE" });
    expect(outcome).toMatchObject({ kind: "already-confirmed", rsvp: { sessionId: a.sessionId } });
    expect(await standing(ada, a, b)).toEqual(["CONFIRMED", null]);
  });

  it("begins again if a member gets the seat before the group is open again", async () => {
    const [a, b, c] = [await full(), await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b], { onOffer: "TAKE" });
    await c.join(ada, at(1));
    const isOpening = (operation: string, input: string) =>
      operation === "TransactWrite" && input.includes(":sessionIds");
    const held = onceBefore(isOpening, async () => {
      await a.free(at(2));
      await a.serve(at(3));
    });
    expect((await askAnyOf(held, ada, at(2), [a, b, c])).kind).toBe("already-confirmed");
    expect(await standing(ada, a, b, c)).toEqual(["CONFIRMED", "CANCELLED", "WAITLISTED"]);
  });

  it("makes no member of what has changed since it was read", async () => {
    const [a, b] = [await full(), await full()];
    await a.join(ada, at(1));
    const isOpening = (operation: string, input: string) =>
      operation === "TransactWrite" && input.includes(":sessionIds");
    const held = onceBefore(isOpening, () => a.cancel(ada, at(2)));
    await b.free(at(2));
    expect(await askAnyOf(held, ada, at(3), [b, a])).toMatchObject({ kind: "confirmed" });
    expect(await standing(ada, a, b)).toEqual(["CANCELLED", "CONFIRMED"]);
  });

  it("opens the group again if it is gone before a waitlist is joined", async () => {
    const [a, b] = [await full(), await full()];
    const name = { userId: ada, eventId: "conf", anyOfId: "these" };
    const isJoin = (operation: string, input: string) =>
      operation === "TransactWrite" && input.includes('"WAITLISTED"');
    const gone = new DeleteCommand({ TableName: table.name, Key: groupKey(name) });
    const held = onceBefore(isJoin, () => table.client.send(gone));
    expect(await askAnyOf(held, ada, at(1), [a, b])).toMatchObject({ kind: "waiting", rsvps: [{}, {}] });
    expect((await group(ada)).sessionIds).toEqual([a.sessionId, b.sessionId]);
  });

  it("takes no second seat if another device takes one in another order", async () => {
    const [a, b] = [await playedSession(table), await playedSession(table)];
    const held = onceBefore(isWrite, () => askAnyOf(table, ada, at(1), [b, a]));
    const outcome = await askAnyOf(held, ada, at(1), [a, b]);
    expect(outcome).toMatchObject({ kind: "already-confirmed", rsvp: { sessionId: b.sessionId } });
    expect(await standing(ada, a, b)).toEqual([null, "CONFIRMED"]);
  });

  it.each([1, 2])("takes no second seat while %i reads do not show the seat of its group", async (reads) => {
    const [a, b] = [await playedSession(table), await playedSession(table)];
    expect((await askAnyOf(table, ada, at(1), [a, b])).kind).toBe("confirmed");
    const late = lateTable(table, { userId: ada, sessionId: a.sessionId }, reads);
    const outcome = await askAnyOf(late, ada, at(1), [b, a]);
    expect(outcome).toMatchObject({ kind: "already-confirmed", rsvp: { sessionId: a.sessionId } });
    expect(await standing(ada, a, b)).toEqual(["CONFIRMED", null]);
  });

  it("takes no second seat if a waitlist gives one meanwhile", async () => {
    const [a, b, c] = [await full(), await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b, c], { onOffer: "TAKE" });
    await b.cancel(ada, at(2));
    await b.free(at(2));
    const held = onceBefore(isWrite, async () => {
      await c.free(at(3));
      await c.serve(at(3));
    });
    const outcome = await askAnyOf(held, ada, at(3), [b, a, c]);
    expect(outcome).toMatchObject({ kind: "already-confirmed", rsvp: { sessionId: c.sessionId } });
    expect(await standing(ada, a, b, c)).toEqual(["CANCELLED", "CANCELLED", "CONFIRMED"]);
  });

  it("accepts no offer that comes meanwhile if the group has given a seat", async () => {
    const [a, b] = [await full(), await playedSession(table)];
    const held = onceBefore(isWrite, async () => {
      await askAnyOf(table, ada, at(2), [b, a]);
      await a.join(ada, at(2));
      await a.free(at(2));
      await a.serve(at(2));
    });
    const outcome = await askAnyOf(held, ada, at(2), [a, b]);
    expect(outcome).toMatchObject({ kind: "already-confirmed", rsvp: { sessionId: b.sessionId } });
    expect(await standing(ada, a, b)).toEqual(["OFFERED", "CONFIRMED"]);
  });

  it("waits again where an offer has run out that no sweep has ended yet", async () => {
    const [a, b] = [await full(), await full()];
    await a.join(ada, at(1));
    await a.free(at(2));
    await a.serve(at(3));
    await a.join("next", at(4));
    const late = "2026-12-27T18:00:00.000Z";
    expect(await askAnyOf(table, ada, late, [a, b])).toMatchObject({ kind: "waiting", refused: [] });
    expect(await a.rsvp(ada)).toMatchObject({ status: "WAITLISTED", waitlistedAt: late, anyOfId: "these" });
  });

  it("may be made again after the seat was given up", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b], { onOffer: "TAKE" });
    await a.free(at(2));
    await a.serve(at(3));
    expect(await group(ada)).toMatchObject({ wonBy: a.sessionId });
    await a.cancel(ada, at(4));
    await a.reserve("next", at(5));
    expect(await askAnyOf(table, ada, at(6), [a, b])).toMatchObject({ kind: "waiting", isNew: true });
    expect(await standing(ada, a, b)).toEqual(["WAITLISTED", "WAITLISTED"]);
  });
});

describe("the first seat of a group", () => {
  it.each(["TAKE", "TAKE_IF_FREE"] as const)("ends the other waits with %s", async (onOffer) => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b], { onOffer });
    await b.free(at(2));
    await b.serve(at(3));
    expect(await standing(ada, a, b)).toEqual(["CANCELLED", "CONFIRMED"]);
    expect(await a.rsvp(ada)).toMatchObject({ cancelReason: "OTHER_TAKEN", cancelledAt: at(3) });
    expect(await a.ledger()).toMatchObject({ waiting: 0, leftLine: 1 });
  });

  it("ends them too if it is claimed, or taken by a swap, after a waitlist has closed", async () => {
    for (const gain of ["claim", "swap"] as const) {
      const person = randomUUID();
      const settings = { capacity: 1, lineClosesAt: at(10) };
      const [a, b, old] = [await full({ settings }), await full(), await playedSession(table)];
      await old.reserve(person, at(0));
      await askAnyOf(table, person, at(1), [a, b]);
      await a.free(at(11));
      if (gain === "claim") await a.reserve(person, at(12));
      else await a.swap(person, at(12), { swapFor: old.sessionId });
      expect(await standing(person, a, b)).toEqual(["CONFIRMED", "CANCELLED"]);
    }
  });

  it("goes to one of three consumers that serve at once", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const person = randomUUID();
      const sessions = [await full(), await full(), await full()];
      await askAnyOf(table, person, at(1), sessions, { onOffer: "TAKE" });
      for (const session of sessions) await session.free(at(2));
      await Promise.all(sessions.map((session) => session.serve(at(3)).catch(() => null)));
      for (const session of sessions) await session.serve(at(4));
      const statuses = await standing(person, ...sessions);
      expect(statuses.toSorted()).toEqual(["CANCELLED", "CANCELLED", "CONFIRMED"]);
    }
  });

  it("is not given twice if another session gives one between the read and the write", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b], { onOffer: "TAKE" });
    for (const session of [a, b]) await session.free(at(2));
    const held = onceBefore(isWrite, () => a.serve(at(3)));
    await b.serve(at(3), { table: held });
    expect(await standing(ada, a, b)).toEqual(["CONFIRMED", "CANCELLED"]);
  });

  it("may be accepted while another member is on the way to be ended", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b]);
    await a.free(at(2));
    await a.serve(at(3));
    const held = onceBefore(isWrite, () => b.cancel(ada, at(4)));
    expect((await a.accept(ada, at(4), held)).kind).toBe("accepted");
    expect(await b.rsvp(ada)).toMatchObject({ status: "CANCELLED", cancelReason: "ATTENDEE" });
  });

  it("ends nothing where the person has left the group's other waitlists", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b]);
    await b.cancel(ada, at(2));
    await b.join(ada, at(2));
    await a.free(at(3));
    await a.serve(at(4));
    await a.accept(ada, at(5));
    expect(await standing(ada, a, b)).toEqual(["CONFIRMED", "WAITLISTED"]);
  });
});

describe("an offer of a group", () => {
  /** Ada has an offer of the first session, and waits in the second, where Bob is next. */
  async function paused() {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b]);
    await b.join("bob", at(2));
    await a.free(at(3));
    await a.serve(at(4));
    return { a, b };
  }

  it("pauses the other members, so the next person is served", async () => {
    const { a, b } = await paused();
    await b.free(at(5));
    expect(await b.serve(at(6))).toEqual({ finished: true, offered: ["bob"] });
    expect(await standing(ada, a, b)).toEqual(["OFFERED", "WAITLISTED"]);
    expect(await standing("bob", b)).toEqual(["OFFERED"]);
  });

  it.each([
    ["is declined", (a: PlayedSession) => a.cancel(ada, at(7))],
    ["is passed", (a: PlayedSession) => a.pass(ada, at(7))],
    ["runs out", (a: PlayedSession) => a.sweep("2026-12-27T18:00:00.000Z")],
  ] as const)("ends their pause when it %s", async (_, end) => {
    const { a, b } = await paused();
    await b.cancel("bob", at(5));
    await b.free(at(5));
    expect(await b.serve(at(6))).toMatchObject({ finished: true, offered: [] });
    await end(a);
    expect(await b.serve("2026-12-27T18:00:30.000Z")).toMatchObject({ offered: [ada] });
    const offered = { anyOfId: "these", eventId: "conf", userId: ada, sessionId: b.sessionId };
    expect(await pausedBeside(table, offered)).toEqual([a.sessionId]);
  });

  it("keeps the person in the group when it is passed", async () => {
    const { a } = await paused();
    await a.pass(ada, at(7));
    expect(await a.rsvp(ada)).toMatchObject({ status: "WAITLISTED", anyOfId: "these" });
  });

  it("is made in one of two sessions that serve at once", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b]);
    for (const session of [a, b]) await session.free(at(2));
    const held = onceBefore(isWrite, () => a.serve(at(3)));
    expect(await b.serve(at(3), { table: held })).toMatchObject({ offered: [] });
    expect(await standing(ada, a, b)).toEqual(["OFFERED", "WAITLISTED"]);
  });

  it("is made in one of two sessions, even if a read does not show the other offer yet", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b]);
    for (const session of [a, b]) await session.free(at(2));
    await a.serve(at(3));
    const late = lateTable(table, { userId: ada, sessionId: a.sessionId }, 1);
    expect(await b.serve(at(3), { table: late })).toMatchObject({ offered: [] });
    expect(await standing(ada, a, b)).toEqual(["OFFERED", "WAITLISTED"]);
  });

  it("ends a wait that a read does not show yet, if another member gets the seat", async () => {
    const [a, b] = [await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b], { onOffer: "TAKE" });
    await a.free(at(2));
    await a.serve(at(3), { table: lateTable(table, { userId: ada, sessionId: b.sessionId }, 1) });
    expect(await standing(ada, a, b)).toEqual(["CONFIRMED", "CANCELLED"]);
  });

  it("is not made to a person who has joined a group since they were listed, before that is seen", async () => {
    const [a, b] = [await full(), await full()];
    await b.join(ada, at(1));
    await b.free(at(2));
    await a.join(ada, at(2));
    await a.free(at(3));
    await a.serve(at(3));
    const held = onceBefore(isWrite, () => askAnyOf(table, ada, at(3), [a, b]));
    expect(await b.serve(at(3), { table: held })).toMatchObject({ offered: [] });
    expect(await standing(ada, a, b)).toEqual(["OFFERED", "WAITLISTED"]);
  });

  it("is not made by a group that the person has left for another", async () => {
    const [a, b, c] = [await full(), await full(), await full()];
    await askAnyOf(table, ada, at(1), [a, b]);
    await c.join(ada, at(1));
    await c.free(at(2));
    await c.serve(at(2));
    await b.free(at(3));
    const held = onceBefore(isWrite, () => askAnyOf(table, ada, at(3), [b, c], { anyOfId: "others" }));
    expect(await b.serve(at(3), { table: held })).toMatchObject({ offered: [] });
    expect(await standing(ada, a, b, c)).toEqual(["WAITLISTED", "WAITLISTED", "OFFERED"]);
  });
});
