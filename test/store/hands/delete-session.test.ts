import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { deleteSession } from "../../../functions/store/hands/delete-session.ts";
import { ledgerKey } from "../../../functions/store/keys.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { everyItem } from "../../support/invariants.ts";
import { newTable } from "../../support/table.ts";
import { type PlayedSession, playedSession } from "../seats/played-session.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 11, 27, 8, minute)).toISOString();
let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const aSession = (capacity = 1) => playedSession(table, { settings: { capacity } });
const someone = () => randomUUID();
const remains = async ({ sessionId }: PlayedSession) =>
  (await everyItem(table)).filter(({ PK, SK }) => `${PK} ${SK}`.includes(sessionId)).length;

describe("deleting a session", () => {
  it("removes it with all items of its ledger, once", async () => {
    const [one, divided] = [await aSession(), await aSession(200)];
    await divided.deal(at(0));
    for (const session of [one, divided]) {
      expect(await deleteSession(table, session.sessionId)).toBe("deleted");
      expect(await remains(session)).toBe(0);
      expect(await programmeBook(table).findSession(session.sessionId)).toBeNull();
      expect(await deleteSession(table, session.sessionId)).toBe("not-found");
      expect((await session.reserve(someone(), at(1))).kind).toBe("session-not-found");
    }
  });

  it("is refused while somebody has a seat or waits, and after somebody had", async () => {
    const [seat, wait, left, leftLine, atPart] = [
      await aSession(),
      await aSession(0),
      await aSession(),
      await aSession(0),
      await aSession(200),
    ];
    const ada = someone();
    await seat.reserve(ada, at(0));
    await wait.join(ada, at(0));
    await left.reserve(ada, at(0));
    await left.cancel(ada, at(1));
    await leftLine.join(ada, at(0));
    await leftLine.cancel(ada, at(1));
    await atPart.deal(at(0));
    await atPart.reserve(ada, at(1));
    for (const session of [seat, wait, left, leftLine, atPart]) {
      expect(await deleteSession(table, session.sessionId)).toBe("has-people");
      expect(await programmeBook(table).findSession(session.sessionId)).not.toBeNull();
    }
  });

  it("is refused once the door has checked somebody in", async () => {
    const { sessionId } = await aSession();
    await updateItem(table, {
      Key: ledgerKey(sessionId),
      UpdateExpression: "SET checkIns = :one",
      ExpressionAttributeValues: { ":one": 1 },
    });
    expect(await deleteSession(table, sessionId)).toBe("has-people");
  });

  it("and a reservation at the same moment: one of them wins", async () => {
    for (let round = 0; round < 12; round++) {
      const session = await aSession(3);
      const ada = someone();
      const [deletion, reservation] = await Promise.all([
        deleteSession(table, session.sessionId),
        session.reserve(ada, at(0)),
      ]);
      const seat = (await session.rsvp(ada))?.status ?? null;
      expect([
        ["deleted", "session-not-found", null],
        ["has-people", "confirmed", "CONFIRMED"],
      ]).toContainEqual([deletion, reservation.kind, seat]);
    }
  });
});
