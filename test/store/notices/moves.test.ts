import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { PendingMoves } from "../../../functions/core/notices/pending-moves.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { bySessionPartition, ledgerKey, rsvpKey, sessionKey } from "../../../functions/store/keys.ts";
import { moveOf, noteMove, rememberForAll } from "../../../functions/store/notices/moves.ts";
import {
  closeMoves,
  dueMoves,
  forgetMoves,
  rememberMove,
} from "../../../functions/store/notices/pending-moves.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const MOVED_AT = "2026-12-27T10:00:00.000Z";
const DUE = "2026-12-27T10:03:00.000Z";
const LATER = "2026-12-27T10:05:00.000Z";
const slot = (hour: number, room: string | null = "Hall 1") => ({
  startsAt: `2026-12-27T${hour}:00:00.000Z`,
  endsAt: `2026-12-27T${hour + 1}:00:00.000Z`,
  room,
});
const item = (hour: number, over: object = {}) => ({
  ...sessionKey("conf", "conf.talk"),
  ...{ sessionId: "conf.talk", eventId: "conf", title: "Talk", ...slot(hour), version: hour },
  movedFrom: { ...slot(9), movedAt: MOVED_AT },
  ...over,
});
const images = (before: object | null, after: object | null) => ({
  ...(before && { OldImage: marshall(before) }),
  ...(after && { NewImage: marshall(after) }),
});

async function due(now: string, userId: string): Promise<PendingMoves[]> {
  const found: PendingMoves[] = [];
  for await (const page of dueMoves(table, now)) found.push(...page);
  return found.filter((each) => each.userId === userId);
}

describe("a change of a session", () => {
  it("is a move if it has another time or room", () => {
    expect(moveOf(images(item(10), item(11)))).toEqual({
      ...{ sessionId: "conf.talk", from: slot(10), version: 11, movedAt: MOVED_AT },
    });
    expect(moveOf(images(item(10), item(10, { room: "Hall 2" })))).not.toBeNull();
    expect(moveOf(images(item(10), item(10, { endsAt: "2026-12-27T12:00:00.000Z" })))).not.toBeNull();
  });

  it("is none if it has another title, is new or gone, or is of another item", () => {
    expect(moveOf(images(item(10), item(10, { title: "Another talk" })))).toBeNull();
    expect(moveOf(images(null, item(10)))).toBeNull();
    expect(moveOf(images(item(10), null))).toBeNull();
    const ledger = { PK: "SESSION#conf.talk", SK: "LEDGER" };
    expect(moveOf(images({ ...ledger, ...slot(10) }, { ...ledger, ...slot(11) }))).toBeNull();
  });
});

describe("the moves of a person's day", () => {
  const move = (name: string, version: number, from = slot(10)) => ({
    ...{ sessionId: `conf.${name}`, from, version },
  });
  const remember = (userId: string, ...[moved, dueAt]: [ReturnType<typeof move>, string]) =>
    rememberMove(table, { userId, eventId: "conf" }, moved, dueAt);
  const names = ({ moves }: PendingMoves) => moves.map(({ sessionId }) => sessionId).sort();

  async function theDue(now: string, userId: string): Promise<PendingMoves> {
    const [pending, ...others] = await due(now, userId);
    if (pending === undefined || others.length > 0)
      throw new Error(`${userId} has no pending moves at ${now}`);
    return pending;
  }

  it("are due together when the first one is, each with its first slot", async () => {
    await remember("ada", move("one", 1), DUE);
    await remember("ada", move("one", 2, slot(12)), LATER);
    await remember("ada", move("two", 1, slot(14, null)), LATER);
    expect(await due("2026-12-27T10:02:59.999Z", "ada")).toEqual([]);
    const pending = await theDue(DUE, "ada");
    expect(pending).toMatchObject({ userId: "ada", eventId: "conf", dueAt: DUE, isClosed: false });
    expect(pending.moves.toSorted((a, b) => (a.sessionId < b.sessionId ? -1 : 1))).toEqual([
      { sessionId: "conf.one", from: slot(10) },
      { sessionId: "conf.two", from: slot(14, null) },
    ]);
  });

  it("are the same when a move is seen again, before the person is told and afterwards", async () => {
    await remember("bob", move("one", 4), DUE);
    const pending = await theDue(DUE, "bob");
    await remember("bob", move("one", 4), DUE);
    await remember("bob", move("one", 3), DUE);
    expect(await theDue(DUE, "bob")).toEqual(pending);
    expect(await closeMoves(table, pending)).toBe(true);
    await forgetMoves(table, pending);
    await remember("bob", move("one", 4), LATER);
    expect(await due(LATER, "bob")).toEqual([]);
    await remember("bob", move("one", 5), LATER);
    expect(names(await theDue(LATER, "bob"))).toEqual(["conf.one"]);
  });

  it("are not closed if another one has come since, and then all are told together", async () => {
    await remember("eve", move("one", 1), DUE);
    const seen = await theDue(DUE, "eve");
    await remember("eve", move("two", 1), LATER);
    expect(await closeMoves(table, seen)).toBe(false);
    const now = await theDue(DUE, "eve");
    expect(names(now)).toEqual(["conf.one", "conf.two"]);
    expect(await closeMoves(table, now)).toBe(true);
  });

  it("are found closed when the function died, and told again with the same version", async () => {
    await remember("ida", move("one", 1), DUE);
    const pending = await theDue(DUE, "ida");
    await closeMoves(table, pending);
    await remember("ida", move("two", 1), LATER);
    expect(await theDue(DUE, "ida")).toEqual({ ...pending, isClosed: true });
    expect(await closeMoves(table, pending)).toBe(true);
  });

  it("that come while the person is told are the next notice, at its own time", async () => {
    await remember("zoe", move("one", 1), DUE);
    const pending = await theDue(DUE, "zoe");
    await closeMoves(table, pending);
    await remember("zoe", move("one", 2, slot(11)), LATER);
    await forgetMoves(table, pending);
    expect(await due(DUE, "zoe")).toEqual([]);
    const next = await theDue(LATER, "zoe");
    expect(next).toMatchObject({ dueAt: LATER, moves: [{ sessionId: "conf.one", from: slot(11) }] });
    expect(next.version).toBeGreaterThan(pending.version);
    await closeMoves(table, next);
    await forgetMoves(table, pending);
    expect(await theDue(LATER, "zoe")).toEqual({ ...next, isClosed: true });
    await remember("zoe", move("one", 3), LATER);
    await forgetMoves(table, pending);
    expect(await theDue(LATER, "zoe")).toEqual({ ...next, isClosed: true });
  });
});

it("a move is remembered for everybody who has a seat, an offer or waits, at every part of the ledger", async () => {
  const sessionId = "conf.crowd";
  const person = (userId: string, status: string, part = 0) => ({
    ...rsvpKey(userId, sessionId),
    ...{ status, bySessionPK: bySessionPartition(sessionId, status, part) },
    bySessionSK: `2026-12-01T00:00:00.000Z#${userId}`,
  });
  await putItems(table, [
    { ...ledgerKey(sessionId), parts: 2 },
    // This person came after the move, and was told of the new slot.
    { ...person("late", "CONFIRMED"), bySessionSK: "2026-12-27T10:00:10.001Z#late" },
    ...[person("kim", "CONFIRMED"), person("leo", "CONFIRMED", 2), person("mia", "OFFERED")],
    ...[person("nia", "WAITLISTED", 1), { ...rsvpKey("out", sessionId), status: "CANCELLED" }],
  ]);
  expect(await rememberForAll(table, { sessionId, from: slot(10), version: 1, movedAt: MOVED_AT }, DUE)).toBe(
    4,
  );
  for (const user of ["kim", "leo", "mia", "nia"]) expect(await due(DUE, user)).toHaveLength(1);
  for (const user of ["out", "late"]) expect(await due(DUE, user)).toEqual([]);
});

it("people are looked for when the index shows everybody who came before the move", async () => {
  const rests = async (now: string): Promise<number[]> => {
    const slept: number[] = [];
    const sleep = async (ms: number) => void slept.push(ms);
    const noted = await noteMove(table, images(item(10), item(11)), { clock: () => new Date(now), sleep });
    expect(noted).toEqual({ sessionId: "conf.talk", people: 0 });
    return slept;
  };
  expect(await rests("2026-12-27T10:00:01.000Z")).toEqual([1_000]);
  expect(await rests("2026-12-27T10:00:30.000Z")).toEqual([]);
});
