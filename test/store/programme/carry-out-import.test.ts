import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { planImport } from "../../../functions/core/programme/schedule/plan-import.ts";
import type { ScheduledSession } from "../../../functions/core/programme/schedule/scheduled-session.ts";
import { StoreUnavailable } from "../../../functions/store/dynamodb/failures.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { takeSeat } from "../../../functions/store/ledger/desk.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { carryOutImport } from "../../../functions/store/programme/carry-out-import.ts";
import { readKnownSessions } from "../../../functions/store/programme/known-sessions.ts";
import { markSessions } from "../../../functions/store/programme/publication.ts";
import { findSession, readAgenda } from "../../../functions/store/programme/sessions.ts";
import { scheduled } from "../../core/programme/schedule/known-session.ts";
import { newTable } from "../../support/table.ts";
import { isWrite, watchedTable } from "../dynamodb/watched-table.ts";

let table: Table;
let eventId: string;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

beforeEach(() => {
  eventId = `conf-${randomUUID().slice(0, 8)}`;
});

const clock = () => new Date("2026-02-01T00:00:00.000Z");
const file = (count: number, over: Partial<ScheduledSession> = {}) =>
  Array.from({ length: count }, (_, n) => scheduled({ sessionId: `${eventId}.s${n}`, capacity: 5, ...over }));

async function request(
  schedule: readonly ScheduledSession[],
  { through = table, hasTime = (): boolean => true, draft = false, blocks = false } = {},
) {
  const plan = planImport(await readKnownSessions(table, eventId), schedule, []);
  return carryOutImport(through, { plan, silentOn: [], draft, blocks, clock, hasTime });
}

/** A time budget for this many writes. */
function timeFor(writes: number) {
  let left = writes;
  return () => left-- > 0;
}

describe("an import that runs out of time", () => {
  it("writes each session completely or not at all, and says how many are left", async () => {
    const { left } = await request(file(100), { hasTime: timeFor(3) });
    expect(left).toEqual({ added: 85, changed: 0, removed: 0 });
    expect(await readAgenda(table, eventId)).toHaveLength(15);
  });

  it("continues where it stopped, request by request, and then has nothing left to do", async () => {
    const schedule = file(60);
    const lefts: number[] = [];
    for (let requests = 0; requests < 3; requests++) {
      lefts.push((await request(schedule, { hasTime: timeFor(4) })).left.added);
    }
    expect(lefts).toEqual([40, 20, 0]);
    expect((await request(schedule)).left).toEqual({ added: 0, changed: 0, removed: 0 });
  });

  it("does the same with changes and removals", async () => {
    await request(file(6));
    const { left } = await request(file(4, { title: "New" }), { hasTime: timeFor(5) });
    expect(left).toEqual({ added: 0, changed: 0, removed: 1 });
    const titles = (await readAgenda(table, eventId)).map(({ title, state }) => `${title} ${state}`);
    expect(titles.filter((title) => title === "New OPEN")).toHaveLength(4);
    expect(titles.filter((title) => title.endsWith("CLOSED"))).toHaveLength(1);
  });
});

describe("an import while the table is away", () => {
  const away = (from: number) => {
    let writes = 0;
    return watchedTable(table, (operation) => {
      if (isWrite(operation) && ++writes > from) throw new StoreUnavailable("away");
    });
  };

  it("keeps the written sessions, and says what is left", async () => {
    const { left } = await request(file(30), { through: away(1) });
    expect(left.added).toBe(25);
    expect(await readAgenda(table, eventId)).toHaveLength(5);
  });

  it("fails if it could write nothing", async () => {
    await expect(request(file(3), { through: away(0) })).rejects.toThrow("away");
  });
});

it("takes few calls: a transaction writes five new sessions or changes one", async () => {
  const calls: string[] = [];
  const through = watchedTable(table, (operation) => calls.push(operation));
  await request(file(30), { through });
  await request(file(30, { title: "New" }), { through });
  expect(calls).toEqual(Array.from({ length: 36 }, () => "TransactWrite"));
});

it("gives up on a session that others change repeatedly, and leaves it for the next request", async () => {
  await request(file(1));
  let version = 0;
  const meddling = watchedTable(table, async (operation) => {
    if (!isWrite(operation)) return;
    await updateItem(table, {
      Key: { PK: `EVENT#${eventId}`, SK: `SESSION#${eventId}.s0` },
      UpdateExpression: "SET version = :version",
      ExpressionAttributeValues: { ":version": ++version },
    });
  });
  const { left } = await request(file(1, { title: "New" }), { through: meddling });
  expect(left.changed).toBe(1);
});

describe("a session of a draft", () => {
  const reserve = () => updateItem(table, takeSeat(`${eventId}.s0`, "2026-02-01T00:00:00.000Z"));

  it("gives nobody a seat until the event is published, and none once it is a draft again", async () => {
    await request(file(20), { draft: true });
    expect((await reserve()).agreed).toBe(false);
    expect(await findSession(table, `${eventId}.s0`)).toMatchObject({ draft: true });
    expect(await markSessions(table, eventId, { draft: false }, () => true)).toBe(true);
    expect((await reserve()).agreed).toBe(true);
    expect(await findSession(table, `${eventId}.s0`)).toMatchObject({ draft: false, session: { taken: 1 } });
    await markSessions(table, eventId, { draft: true }, () => true);
    expect((await reserve()).agreed).toBe(false);
  });

  it("blocks overlaps from the start if its event does", async () => {
    await request(file(2), { blocks: true });
    expect(await findLedger(table, `${eventId}.s1`)).toMatchObject({ blocks: true });
    await markSessions(table, eventId, { blocks: false }, () => true);
    expect((await findLedger(table, `${eventId}.s1`))?.blocks).toBe(undefined);
  });

  it("is marked by a later call if time ran out", async () => {
    await request(file(20), { draft: true });
    expect(await markSessions(table, eventId, { draft: false }, timeFor(5))).toBe(false);
    expect(await markSessions(table, eventId, { draft: false }, timeFor(15))).toBe(true);
    expect((await findLedger(table, `${eventId}.s19`))?.draft).toBe(undefined);
  });
});
