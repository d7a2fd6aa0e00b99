import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { PendingMoves } from "../../../functions/core/notices/pending-moves.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { bySessionPartition, ledgerKey, rsvpKey, sessionKey } from "../../../functions/store/keys.ts";
import {
  dueMoves,
  forgetMoves,
  moveOf,
  rememberForAll,
  rememberMove,
} from "../../../functions/store/notices/moves.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";

let table: Table;
beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const DUE = "2026-12-27T10:03:00.000Z";
const LATER = "2026-12-27T10:05:00.000Z";
const slot = (hour: number, room: string | null = "Hall 1") => ({
  startsAt: `2026-12-27T${hour}:00:00.000Z`,
  endsAt: `2026-12-27T${hour + 1}:00:00.000Z`,
  room,
});
const item = (hour: number, over: object = {}) => ({
  ...sessionKey("conf", "conf.talk"),
  ...{ sessionId: "conf.talk", eventId: "conf", title: "Talk", ...slot(hour) },
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
    expect(moveOf(images(item(10), item(11)))).toEqual({ sessionId: "conf.talk", from: slot(10) });
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
  const ada = { userId: "ada", eventId: "conf" };

  it("are due together when the first one is, each with its first slot, however often it is seen", async () => {
    await rememberMove(table, ada, { sessionId: "conf.one", from: slot(10) }, DUE);
    await rememberMove(table, ada, { sessionId: "conf.one", from: slot(12) }, LATER);
    await rememberMove(table, ada, { sessionId: "conf.two", from: slot(14, null) }, LATER);
    expect(await due("2026-12-27T10:02:59.999Z", "ada")).toEqual([]);
    const [pending] = await due(DUE, "ada");
    expect(pending).toMatchObject({ ...ada, version: 3, dueAt: DUE });
    expect(pending?.moves.toSorted((a, b) => (a.sessionId < b.sessionId ? -1 : 1))).toEqual([
      { sessionId: "conf.one", from: slot(10) },
      { sessionId: "conf.two", from: slot(14, null) },
    ]);
  });

  it("are not forgotten if another one has come since", async () => {
    const [seen] = await due(DUE, "ada");
    await rememberMove(table, ada, { sessionId: "conf.three", from: slot(16) }, LATER);
    if (seen) await forgetMoves(table, seen);
    const [now] = await due(DUE, "ada");
    expect(now?.moves).toHaveLength(3);
    if (now) await forgetMoves(table, now);
    expect(await due(LATER, "ada")).toEqual([]);
  });

  it("begin anew when they have been told, under another version", async () => {
    await rememberMove(table, ada, { sessionId: "conf.one", from: slot(18) }, LATER);
    expect(await due(DUE, "ada")).toEqual([]);
    expect(await due(LATER, "ada")).toMatchObject([
      { version: 5, moves: [{ sessionId: "conf.one", from: slot(18) }] },
    ]);
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
    ...[person("kim", "CONFIRMED"), person("leo", "CONFIRMED", 2), person("mia", "OFFERED")],
    ...[person("nia", "WAITLISTED", 1), { ...rsvpKey("out", sessionId), status: "CANCELLED" }],
  ]);
  expect(await rememberForAll(table, { sessionId, from: slot(10) }, DUE)).toBe(4);
  for (const user of ["kim", "leo", "mia", "nia"]) expect(await due(DUE, user)).toHaveLength(1);
  expect(await due(DUE, "out")).toEqual([]);
});
