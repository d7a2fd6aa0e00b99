import { randomUUID } from "node:crypto";
import { beforeAll, expect, inject, it } from "vitest";
import type { Occupied } from "../../../functions/core/programme/displaced.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { bySessionPartition, ledgerKey, rsvpKey } from "../../../functions/store/keys.ts";
import { readDisplaced } from "../../../functions/store/programme/displaced.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const session = (sessionId: string, hour: number, over: Partial<Occupied> = {}): Occupied => ({
  sessionId,
  title: `Talk ${sessionId}`,
  startsAt: `2027-05-08T${hour}:00:00.000Z`,
  endsAt: `2027-05-08T${hour + 1}:00:00.000Z`,
  capacity: null,
  taken: 3,
  ...over,
});

/** Gives people seats in this order. */
async function seat(sessionId: string, users: string[], status = "CONFIRMED", part = 0): Promise<void> {
  await putItems(
    table,
    users.map((user, n) => ({
      ...rsvpKey(user, sessionId),
      name: user.toUpperCase(),
      status,
      bySessionPK: bySessionPartition(sessionId, status, part),
      bySessionSK: `2027-01-01T00:00:0${n}.000Z#${user}`,
    })),
  );
}

const aSession = () => `conf.${randomUUID()}`;

it("names the last people if there are fewer seats than people", async () => {
  const id = aSession();
  await seat(id, ["ada", "bob", "cleo"]);
  const [before, after] = [session(id, 10, { capacity: 3 }), session(id, 10, { capacity: 1 })];
  expect(await readDisplaced(table, [before], [after])).toEqual({
    displaced: [
      {
        sessionId: id,
        title: `Talk ${id}`,
        why: "CAPACITY",
        people: 2,
        attendees: [
          { userId: "cleo", name: "CLEO" },
          { userId: "bob", name: "BOB" },
        ],
        capacity: 1,
        clashesWith: null,
      },
    ],
    notCompared: 0,
  });
});

it("names people with an open offer before people with a seat", async () => {
  const id = aSession();
  await seat(id, ["ada", "bob"]);
  await seat(id, ["cleo"], "OFFERED");
  const named = async (capacity: number) => {
    const before = [session(id, 10, { capacity: 3 })];
    const { displaced } = await readDisplaced(table, before, [session(id, 10, { capacity })]);
    return displaced[0]?.attendees.map(({ userId }) => userId);
  };
  expect(await named(2)).toEqual(["cleo"]);
  expect(await named(1)).toEqual(["cleo", "bob"]);
});

it("names people with a seat or an offer in two sessions that are at the same time now", async () => {
  const [a, b, c] = [aSession(), aSession(), aSession()];
  await seat(a, ["ada", "bob"]);
  await seat(b, ["bob", "cleo"]);
  await seat(b, ["ada"], "OFFERED");
  await seat(c, ["dan"]);
  const [other, third] = [session(b, 12), session(c, 12)];
  const { displaced } = await readDisplaced(
    table,
    [session(a, 10), other, third],
    [session(a, 12), other, third],
  );
  expect(displaced).toEqual([
    {
      sessionId: a,
      title: `Talk ${a}`,
      why: "CLASH",
      people: 2,
      attendees: [
        { userId: "bob", name: "BOB" },
        { userId: "ada", name: "ADA" },
      ],
      capacity: null,
      clashesWith: { sessionId: b, title: `Talk ${b}` },
    },
  ]);
});

it("reads no roster if nothing has moved, and each one once if much has", async () => {
  const ids = Array.from({ length: 4 }, aSession);
  for (const id of ids) await seat(id, ["ada", "bob", "cleo"]);
  const calls: string[] = [];
  const watched = watchedTable(table, (operation) => calls.push(operation));
  const at = (hour: number) => ids.map((id) => session(id, hour));
  const before = ids.map((id, n) => session(id, 10 + n));
  await readDisplaced(watched, before, before);
  expect(calls).toEqual([]);
  await readDisplaced(watched, before, at(10));
  expect(calls).toHaveLength(8);
});

it("finds people that a crowd's ledger counts at its parts", async () => {
  const [a, b] = [aSession(), aSession()];
  for (const id of [a, b]) {
    await putItems(table, [{ ...ledgerKey(id), parts: 2 }]);
    await seat(id, ["ada"], "CONFIRMED", 2);
    await seat(id, [`${id}-bob`, `${id}-cleo`]);
  }
  const { displaced } = await readDisplaced(
    table,
    [session(a, 10), session(b, 12)],
    [session(a, 12, { capacity: 2 }), session(b, 12)],
  );
  expect(displaced).toMatchObject([
    { why: "CAPACITY", attendees: [{ userId: `${a}-cleo` }] },
    { why: "CLASH", attendees: [{ userId: "ada" }] },
  ]);
});
