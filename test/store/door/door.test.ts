import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { ledgerKey } from "../../../functions/store/keys.ts";
import { findRsvp } from "../../../functions/store/seats/rsvp.ts";
import { releaseFrom } from "../../../functions/store/waitlist/waitlist-book.ts";
import { NOW } from "../../support/builders.ts";
import { violations } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { interruptedTable } from "../dynamodb/interrupted-table.ts";
import { lossyTable } from "../dynamodb/lossy-table.ts";
import { type PlayedSession, playedSession, type SessionOptions } from "../seats/played-session.ts";
import { playedDoor, told } from "./played-door.ts";

let table: Table;
const lowered = new Set<string>();
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});
afterEach(async () => {
  expect(await violations(table, { lowered })).toEqual([]);
});

async function aDoor(capacity: number | null, options: SessionOptions = {}, ...seated: string[]) {
  const session = await playedSession(table, { ...options, settings: { capacity, ...options.settings } });
  for (const user of seated) expect((await session.reserve(user, NOW)).kind).toBe("confirmed");
  return { session, door: playedDoor(table, session.sessionId) };
}
const rsvpOf = async ({ sessionId }: PlayedSession, user: string) =>
  (await findRsvp(table, sessionId, user))?.rsvp;
const people = (count: number) => Array.from({ length: count }, (_, at) => `p${at}`);

describe("a person with a seat", () => {
  it("comes in once by twenty devices at the same moment, and all others learn when and by whom", async () => {
    const { door } = await aDoor(5, {}, "ada");
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => door.person("ada", { by: { userId: `d${at}`, name: null } })),
    );
    expect(outcomes.map(told).filter((each) => each === "CHECKED_IN")).toHaveLength(1);
    expect(new Set(outcomes.map(told))).toEqual(new Set(["CHECKED_IN", "already-in"]));
    const letIn = outcomes.map((each) => "letIn" in each && each.letIn?.by.userId);
    expect(new Set(letIn).size).toBe(1);
    expect(await door.counts()).toEqual({ inside: 1, walkIns: 0, anyway: 0, checkIns: 1, taken: 1 });
  });

  it("comes in once although the answer is lost, and a repeat has the first answer", async () => {
    const { door } = await aDoor(5, {}, "ada");
    const own = lossyTable(table, { of: "TransactWrite", answers: 3 });
    const checkInId = randomUUID();
    expect(told(await door.person("ada", { checkInId, own }))).toBe("CHECKED_IN");
    expect(told(await door.person("ada", { checkInId }))).toBe("CHECKED_IN before");
    expect(await door.counts()).toMatchObject({ inside: 1, checkIns: 1 });
  });

  it("cannot come in if they give the seat back first, and keeps it once they are in", async () => {
    const { session, door } = await aDoor(5, {}, "ada", "ben");
    const first = interruptedTable(table, () => session.cancel("ada", NOW));
    expect(told(await door.person("ada", { own: first }))).toBe("not-on-roster");
    const second = interruptedTable(table, () => door.person("ben"));
    expect((await session.cancel("ben", NOW, "ATTENDEE", second)).kind).toBe("already-in");
    expect(await rsvpOf(session, "ben")).toMatchObject({ status: "CONFIRMED", checkedInAt: NOW });
    expect(await door.counts()).toMatchObject({ inside: 1, taken: 1 });
  });

  it("does not exchange the seat once they are in", async () => {
    const { door, session } = await aDoor(5, {}, "ada");
    const other = await aDoor(5);
    const own = interruptedTable(table, () => door.person("ada"));
    const swap = { swapFor: session.sessionId, own };
    expect((await other.session.swap("ada", NOW, swap)).kind).toBe("nothing-to-swap");
    expect(await door.counts()).toMatchObject({ inside: 1, taken: 1 });
  });

  it("is no longer inside after an organizer removes them, also one who has just come in", async () => {
    const { session, door } = await aDoor(5, {}, "ada", "ben");
    await door.person("ada");
    expect((await session.cancel("ada", NOW, "ORGANIZER")).kind).toBe("cancelled");
    const own = interruptedTable(table, () => door.person("ben"));
    expect((await session.cancel("ben", NOW, "ORGANIZER", own)).kind).toBe("cancelled");
    expect(await door.counts()).toMatchObject({ inside: 0, taken: 0, checkIns: 2 });
    expect(await rsvpOf(session, "ada")).toMatchObject({ status: "CANCELLED", checkedInAt: null });
    expect(told(await door.person("ada"))).toBe("not-on-roster");
  });

  it("does not come into a session that is cancelled or a draft", async () => {
    const { session, door } = await aDoor(5, {}, "ada", "ben");
    await updateItem(table, {
      Key: ledgerKey(session.sessionId),
      UpdateExpression: "SET draft = :true",
      ExpressionAttributeValues: { ":true": true },
    });
    expect(told(await door.person("ada"))).toBe("session-not-found");
    await updateItem(table, { Key: ledgerKey(session.sessionId), UpdateExpression: "REMOVE draft" });
    await session.change({ state: "CANCELLED" }, NOW);
    expect(told(await door.person("ada"))).toBe("session-cancelled");
    expect(told(await door.walkIn(1))).toBe("session-cancelled");
  });

  it("leaves a session that is cancelled, while walk-ins stay counted and the sweep is done with it", async () => {
    const { session, door } = await aDoor(9, {}, ...people(4));
    await door.person("p0");
    await door.walkIn(2);
    await session.change({ state: "CANCELLED" }, NOW);
    const listed = { userId: "p0", status: "CONFIRMED", part: 0 } as const;
    const release = { sessionId: session.sessionId, reason: "SESSION_CANCELLED", given: {} } as const;
    const times = { now: NOW, freedAt: NOW, requestId: "consumer" };
    // The index has not shown yet that the person is inside.
    expect(await releaseFrom(table)({ ...release, ...times, people: [listed] })).toEqual({
      ...{ kind: "refused", gone: ["p0"] },
    });
    await session.serve(NOW);
    expect(await door.counts()).toMatchObject({ inside: 2, walkIns: 2, taken: 2 });
    await session.sweep("2026-12-27T10:05:00.000Z");
    expect(await session.ledger()).not.toHaveProperty("sweepPK");
  });

  it("is not inside after an undo, which a repeat of the check-in does not take back", async () => {
    const { session, door } = await aDoor(5, {}, "ada");
    const checkInId = randomUUID();
    await door.person("ada", { checkInId });
    const undone = await Promise.all([1, 2, 3].map(() => door.undo("ada")));
    expect(undone.toSorted()).toEqual(["nothing-to-undo", "nothing-to-undo", "undone"]);
    const repeated = await door.person("ada", { checkInId });
    expect([told(repeated), "letIn" in repeated && repeated.letIn]).toEqual(["CHECKED_IN before", null]);
    expect(await rsvpOf(session, "ada")).toMatchObject({ status: "CONFIRMED", checkedInAt: null });
    expect(told(await door.person("ada"))).toBe("CHECKED_IN");
    expect(await door.counts()).toMatchObject({ inside: 1, checkIns: 2 });
  });

  it("stays inside if an undo meets another check-in than the one that it found", async () => {
    const { door } = await aDoor(5, {}, "ada");
    await door.person("ada");
    const own = interruptedTable(table, async () => {
      await door.undo("ada");
      await door.person("ada");
    });
    expect(await door.undo("ada", { own })).toBe("nothing-to-undo");
    expect(await door.counts()).toMatchObject({ inside: 1, checkIns: 2 });
  });
});

describe("walk-ins", () => {
  it("get the last seats and no more, beside people who reserve at the same moment", async () => {
    const { session, door } = await aDoor(10, {}, "ada");
    const outcomes = await Promise.all([
      ...Array.from({ length: 8 }, () => door.walkIn(2).then(told)),
      ...people(8).map((user) => session.reserve(user, NOW).then(({ kind }) => kind)),
    ]);
    const walkedIn = outcomes.filter((each) => each === "WALKED_IN").length;
    const reserved = outcomes.filter((each) => each === "confirmed").length;
    expect(2 * walkedIn + reserved).toBeGreaterThanOrEqual(8);
    expect(await door.counts()).toMatchObject({ walkIns: 2 * walkedIn, taken: 1 + 2 * walkedIn + reserved });
  });

  it("wait for people on the waitlist, unless the door lets them pass", async () => {
    const { session, door } = await aDoor(2, {}, "ada", "ben");
    await session.join("cay", NOW);
    await session.cancel("ben", NOW);
    expect(told(await door.walkIn(1))).toBe("standby-first");
    const own = interruptedTable(table, () => session.join("dan", NOW));
    const other = await aDoor(1, {}, "eve");
    await other.session.cancel("eve", NOW);
    expect(told(await other.door.walkIn(1, { own }))).toBe("WALKED_IN");
    expect(told(await door.walkIn(1, { skipStandby: true }))).toBe("WALKED_IN");
    expect(told(await door.walkIn(1, { skipStandby: true }))).toBe("session-full");
  });

  it("take no seat of a person who begins to wait in that moment", async () => {
    const { session, door } = await aDoor(2, {}, "ada", "ben");
    const own = interruptedTable(table, async () => {
      await session.join("cay", NOW);
    });
    await session.cancel("ben", NOW);
    await session.reserve("ben", NOW);
    expect(told(await door.walkIn(1, { own }))).toBe("session-full");
    await session.cancel("ben", NOW);
    const late = interruptedTable(table, async () => {
      await session.reserve("ben", NOW);
      await session.join("cay", NOW);
      await session.cancel("ben", NOW);
    });
    expect(["standby-first", "session-full"]).toContain(told(await door.walkIn(1, { own: late })));
    expect(await door.counts()).toMatchObject({ walkIns: 0 });
  });

  it("come in once although answers are lost and requests are repeated", async () => {
    const { door } = await aDoor(9);
    const checkInId = randomUUID();
    const own = lossyTable(table, { of: "TransactWrite", answers: 2 });
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => door.walkIn(3, { checkInId, own })));
    expect(outcomes.map(told).toSorted()).toEqual([
      "WALKED_IN",
      "WALKED_IN before",
      "WALKED_IN before",
      "WALKED_IN before",
    ]);
    expect(await door.counts()).toMatchObject({ inside: 3, walkIns: 3, taken: 3, checkIns: 1 });
  });

  it("give their seats back when they are undone, once, and the waitlist is told", async () => {
    const { session, door } = await aDoor(4);
    const checkInId = randomUUID();
    await door.walkIn(2, { checkInId });
    await door.walkIn(2);
    await session.join("ada", NOW);
    const nudged: string[] = [];
    const own = interruptedTable(table, () => door.undo(checkInId, { nudged }));
    expect(await door.undo(checkInId, { nudged, own })).toBe("nothing-to-undo");
    expect(nudged).toEqual([session.sessionId]);
    expect(told(await door.walkIn(2, { checkInId }))).toBe("WALKED_IN before");
    expect(await door.counts()).toMatchObject({ inside: 2, walkIns: 2, taken: 2 });
    await session.serve(NOW);
    expect(await rsvpOf(session, "ada")).toMatchObject({ status: "OFFERED" });
  });

  it("are counted apart if they are let in anyway, and a person who is known only once", async () => {
    const { door } = await aDoor(1, {}, "ada");
    expect(told(await door.walkIn(2, { anyway: true }))).toBe("WALKED_IN");
    const known = await Promise.all([1, 2, 3].map(() => door.person("ben", { anyway: true })));
    expect(known.map(told).toSorted()).toEqual(["WALKED_IN", "already-in", "already-in"]);
    expect(await door.counts()).toMatchObject({ inside: 0, walkIns: 0, anyway: 3, taken: 1 });
    expect(await door.undo("ben")).toBe("undone");
    expect(told(await door.person("ben"))).toBe("not-on-roster");
    expect(told(await door.person("ben", { anyway: true }))).toBe("WALKED_IN");
    expect(await door.counts()).toMatchObject({ anyway: 3 });
  });

  it("who wait on, and were let in anyway by mistake, stay out when that check-in comes again", async () => {
    const { session, door } = await aDoor(1, {}, "ada");
    await session.join("ben", NOW);
    const checkInId = randomUUID();
    await door.person("ben", { anyway: true, checkInId });
    expect(await door.undo("ben")).toBe("undone");
    const repeated = await door.person("ben", { anyway: true, checkInId });
    expect([told(repeated), "letIn" in repeated && repeated.letIn]).toEqual(["CHECKED_IN before", null]);
    expect(await door.counts()).toMatchObject({ inside: 0, anyway: 0 });
  });

  it("need the capacity that was seen, so none comes in above one that is lowered meanwhile", async () => {
    const { session, door } = await aDoor(5, {}, "ada", "ben");
    const own = interruptedTable(table, () => session.change({ capacity: 2 }, NOW));
    expect(told(await door.walkIn(1, { own }))).toBe("session-full");
    const unlimited = await aDoor(null);
    const limited = interruptedTable(table, () => unlimited.session.change({ capacity: 2 }, NOW));
    expect(told(await unlimited.door.walkIn(3, { own: limited }))).toBe("session-full");
    expect(told(await unlimited.door.walkIn(2))).toBe("WALKED_IN");
  });

  it("get the seats of a crowd's parts, which sell none of them any more", async () => {
    const { session, door } = await aDoor(120);
    await session.deal(NOW);
    for (const user of people(4)) await session.reserve(user, NOW);
    expect((await session.whole()).items?.length).toBeGreaterThan(1);
    await door.person("p0");
    expect(told(await door.walkIn(116))).toBe("WALKED_IN");
    expect(told(await door.walkIn(1))).toBe("session-full");
    expect((await session.reserve("late", NOW)).kind).toBe("session-full");
    expect(await door.counts()).toMatchObject({ inside: 117, walkIns: 116, taken: 120 });
  });
});

describe("a batch", () => {
  it("of five hundred lets everybody in once, although it comes five times, twice at the same moment", async () => {
    const { session, door } = await aDoor(700);
    const seated = people(60);
    for (const user of seated) await session.reserve(user, NOW);
    const all = [
      ...Array.from({ length: 400 }, (_, at) =>
        door.checkIn({ kind: "person", userId: seated[at % 60] ?? "" }),
      ),
      ...Array.from({ length: 100 }, () => door.checkIn({ kind: "walk-in", people: 2 })),
    ];
    const first = await Promise.all([door.letIn(all), door.letIn(all.toReversed())]);
    for (let times = 0; times < 3; times++) first.push(await door.letIn(all));
    expect(await door.counts()).toEqual({ inside: 260, walkIns: 200, anyway: 0, checkIns: 160, taken: 260 });
    const again = first.at(-1)?.map(told) ?? [];
    expect(again.filter((each) => each === "CHECKED_IN before")).toHaveLength(60);
    expect(again.filter((each) => each === "already-in")).toHaveLength(340);
    expect(again.slice(400)).toEqual(Array.from({ length: 100 }, () => "WALKED_IN before"));
  });

  it("lets in one by one where one of a group is in the way", async () => {
    const { session, door } = await aDoor(30, {}, ...people(10));
    const own = interruptedTable(table, () => session.cancel("p3", NOW));
    const all = people(10).map((userId) => door.checkIn({ kind: "person", userId }));
    const outcomes = (await door.letIn(all, own)).map(told);
    expect(outcomes.filter((each) => each === "CHECKED_IN")).toHaveLength(9);
    expect(outcomes[3]).toBe("not-on-roster");
  });
});
