import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { changeMany, type ManyPorts, type ManyRequest } from "../../../functions/core/hands/change-many.ts";
import { undoMany } from "../../../functions/core/hands/undo-many.ts";
import type { Session } from "../../../functions/core/programme/session.ts";
import { patience } from "../../../functions/store/dynamodb/backoff.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { updateItem } from "../../../functions/store/dynamodb/update.ts";
import { manyBook } from "../../../functions/store/hands/many-book.ts";
import { takeSeat } from "../../../functions/store/ledger/desk.ts";
import { programmeBook } from "../../../functions/store/programme/programme-book.ts";
import { aProgramme } from "../../support/builders.ts";
import { addSession, changeSession } from "../../support/organizer-acts.ts";
import { newTable } from "../../support/table.ts";
import { lossyTable } from "../dynamodb/lossy-table.ts";

let table: Table;
const NOW = "2026-12-01T10:00:00.000Z";
const clockAt = (seconds: number) => () => new Date(Date.parse(NOW) + seconds * 1_000);

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

interface Options {
  readonly own?: Table;
  readonly seconds?: number;
  readonly hasTime?: () => boolean;
}

function portsOf({ own = table, seconds = 0, hasTime = () => true }: Options) {
  const ports = {
    ...{ book: manyBook(own), clock: clockAt(seconds), pause: () => patience(500), hasTime },
    map: async <T, R>(all: readonly T[], act: (each: T) => Promise<R>) => {
      const results: R[] = [];
      for (const each of all) results.push(await act(each));
      return results;
    },
    nudgeAll: async () => {},
  };
  return {
    ...ports,
    undo: (name: { eventId: string; changeId: string }) => undoMany(name, ports),
  } satisfies ManyPorts;
}

async function anEvent(...rooms: readonly string[]) {
  const eventId = `e${randomUUID().slice(0, 8)}`;
  await programmeBook(table).putEvent({
    ...{ eventId, title: "Conf", timeZone: "UTC", accentColor: null, published: true },
    ...{ startsAt: "2026-12-27T08:00:00.000Z", endsAt: "2026-12-28T18:00:00.000Z" },
  });
  const sessions: Session[] = [];
  for (const [number, room] of rooms.entries()) {
    const sessionId = `${eventId}.s${number}`;
    const programme = aProgramme(sessionId, { room, title: `Talk ${number}`, eventId });
    const rules = { capacity: 10, lineClosesAt: "2026-12-27T09:55:00.000Z", endsAt: programme.endsAt };
    const provenance = { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false } as const;
    sessions.push(await addSession(table, programme, provenance, rules));
  }
  const request = (over: Partial<ManyRequest>): ManyRequest => ({
    ...{ eventId, changeId: randomUUID(), where: { all: true }, set: { capacity: 5 }, dryRun: false },
    ...over,
  });
  const now = (number: number) => programmeBook(table).findSession(`${eventId}.s${number}`);
  return { eventId, sessions, request, now };
}

const resultsOf = (outcome: Awaited<ReturnType<typeof changeMany>>) =>
  outcome.kind === "done" ? outcome.summary.results.map(({ result }) => result) : [outcome.kind];

describe("changing many sessions", () => {
  it("changes those of a room, says what it did to each, and leaves others as they are", async () => {
    const { request, now, eventId } = await anEvent("Hall", "Hall", "Attic");
    await changeSession(table, `${eventId}.s1`, { capacity: 5 }, clockAt(0));
    const where = { room: "Hall" };
    const planned = await changeMany(request({ where, dryRun: true }), portsOf({}));
    expect(resultsOf(planned)).toEqual(["CHANGED", "UNCHANGED"]);
    expect((await now(0))?.capacity).toBe(10);
    const done = await changeMany(request({ where }), portsOf({}));
    expect(done).toMatchObject({ summary: { complete: true, done: 2, total: 2, undo: {} } });
    expect([(await now(0))?.capacity, (await now(2))?.capacity]).toEqual([5, 10]);
  });

  it("names the people who are displaced", async () => {
    const { request, eventId } = await anEvent("Hall", "Hall");
    for (const _ of [1, 2]) await updateItem(table, takeSeat(`${eventId}.s0`, NOW));
    const displaced = [{ sessionId: `${eventId}.s0`, why: "CAPACITY", people: 1, capacity: 1 }];
    for (const dryRun of [true, false]) {
      const outcome = await changeMany(request({ set: { capacity: 1 }, dryRun }), portsOf({}));
      expect(outcome).toMatchObject({ summary: { displaced, notCompared: 0 } });
    }
  });

  it("leaves cancelled sessions cancelled, and refuses times that contradict each other", async () => {
    const { request, eventId, now } = await anEvent("Hall", "Hall", "Hall");
    await changeSession(table, `${eventId}.s0`, { state: "CANCELLED" }, clockAt(0));
    await changeSession(table, `${eventId}.s1`, { registrationOpensAt: NOW }, clockAt(0));
    const set = { state: "CLOSED", registrationClosesAt: "2026-11-01T00:00:00.000Z" } as const;
    const where = { sessionIds: ["s0", "s1", "s2", "none"].map((id) => `${eventId}.${id}`) };
    expect(resultsOf(await changeMany(request({ set, where }), portsOf({})))).toEqual([
      "CANCELLED",
      "INVALID",
      "CHANGED",
      "NOT_FOUND",
    ]);
    expect([(await now(0))?.state, (await now(1))?.state]).toEqual(["CANCELLED", "OPEN"]);
  });

  it("shifts each session once, however often the request is repeated and answers are lost", async () => {
    const { request, now } = await anEvent("Hall", "Hall", "Hall");
    const shift = request({ set: { shiftMinutes: 30 } });
    let writes = 2;
    const first = await changeMany(shift, portsOf({ hasTime: () => writes-- > 0 }));
    expect(resultsOf(first)).toEqual(["CHANGED", "CHANGED", "LEFT"]);
    const own = lossyTable(table, { of: "TransactWrite", answers: 3 });
    expect(resultsOf(await changeMany(shift, portsOf({ own })))).toEqual(["CHANGED", "CHANGED", "CHANGED"]);
    await Promise.all([changeMany(shift, portsOf({})), changeMany(shift, portsOf({}))]);
    // A repeat that began before the others had written anything knows of no written session.
    const ports = portsOf({});
    await changeMany(shift, { ...ports, book: { ...ports.book, listWritten: async () => [] } });
    for (const number of [0, 1, 2]) expect((await now(number))?.startsAt).toBe("2026-12-27T10:30:00.000Z");
  });

  it("plans a session again that somebody changes meanwhile", async () => {
    const { request, now, eventId } = await anEvent("Hall");
    const ports = portsOf({});
    const book: ManyPorts["book"] = {
      ...ports.book,
      write: async (...args) => {
        if (args[1].title === "Talk 0")
          await changeSession(table, `${eventId}.s0`, { title: "New" }, clockAt(0));
        return ports.book.write(...args);
      },
    };
    expect(resultsOf(await changeMany(request({}), { ...ports, book }))).toEqual(["CHANGED"]);
    expect(await now(0)).toMatchObject({ title: "New", capacity: 5 });
  });

  it("is refused under the id of another change", async () => {
    const { request } = await anEvent("Hall");
    const changeId = randomUUID();
    await changeMany(request({ changeId }), portsOf({}));
    expect(resultsOf(await changeMany(request({ changeId, set: { capacity: 6 } }), portsOf({})))).toEqual([
      "id-taken",
    ]);
  });
});

describe("undoing it", () => {
  it("gives each session its former values back, except those that somebody has changed since", async () => {
    const { request, now, eventId } = await anEvent("Hall", "Hall");
    const change = request({ set: { capacity: null, shiftMinutes: -60, room: "Attic", state: "CLOSED" } });
    await changeMany(change, portsOf({}));
    await changeSession(table, `${eventId}.s1`, { title: "New" }, clockAt(1));
    const undone = await undoMany(change, portsOf({ seconds: 30 }));
    expect(undone).toMatchObject({
      complete: true,
      results: [{ result: "UNDONE" }, { result: "CHANGED_SINCE" }],
    });
    expect(await now(0)).toMatchObject({
      capacity: 10,
      room: "Hall",
      startsAt: "2026-12-27T10:00:00.000Z",
      state: "OPEN",
    });
    expect(await now(1)).toMatchObject({ capacity: null, room: "Attic", title: "New" });
    const repeated = await undoMany(change, portsOf({ seconds: 300 }));
    expect(repeated).toMatchObject({ results: [{ result: "UNDONE" }, { result: "CHANGED_SINCE" }] });
  });

  it("continues where it has stopped, and nothing changes these sessions again under this id", async () => {
    const { request, now } = await anEvent("Hall", "Hall");
    const change = request({});
    await changeMany(change, portsOf({}));
    let writes = 1;
    const first = await undoMany(change, portsOf({ hasTime: () => writes-- > 0 }));
    expect(first).toMatchObject({ complete: false });
    expect(await undoMany(change, portsOf({}))).toMatchObject({ complete: true });
    expect(resultsOf(await changeMany(change, portsOf({})))).toEqual(["id-taken"]);
    expect([(await now(0))?.capacity, (await now(1))?.capacity]).toEqual([10, 10]);
  });

  it("is refused after a minute, while the change is under way, and for a change that nobody has made", async () => {
    const { request } = await anEvent("Hall");
    const change = request({});
    expect((await undoMany(change, portsOf({}))).kind).toBe("nothing-to-undo");
    await manyBook(table).begin(change, JSON.stringify([change.where, change.set]), NOW);
    expect((await undoMany(change, portsOf({}))).kind).toBe("nothing-to-undo");
    await changeMany(change, portsOf({}));
    await manyBook(table).begin(change, JSON.stringify([change.where, change.set]), NOW);
    expect((await undoMany(change, portsOf({ seconds: 30 }))).kind).toBe("nothing-to-undo");
    await changeMany(change, portsOf({}));
    expect((await undoMany(change, portsOf({ seconds: 61 }))).kind).toBe("nothing-to-undo");
    expect((await undoMany(change, portsOf({ seconds: 59 }))).kind).toBe("done");
  });

  it("also undoes what a repeat of the change writes at the same moment", async () => {
    const { request, now } = await anEvent("Hall", "Hall");
    const change = request({});
    let writes = 1;
    await changeMany(change, portsOf({ hasTime: () => writes-- > 0 }));
    const ports = portsOf({});
    const book: ManyPorts["book"] = {
      ...ports.book,
      begin: async (...args) => {
        const begun = await ports.book.begin(...args);
        // Another repeat has come to its end, and was undone.
        await ports.book.end(change, clockAt(60)().toISOString());
        await undoMany(change, ports);
        return begun;
      },
    };
    const outcome = await changeMany(change, { ...ports, book });
    expect(outcome).toMatchObject({ summary: { undo: null } });
    expect([(await now(0))?.capacity, (await now(1))?.capacity]).toEqual([10, 10]);
  });

  it("is not offered for cancelled sessions, whose people are gone", async () => {
    const { request } = await anEvent("Hall");
    const outcome = await changeMany(request({ set: { state: "CANCELLED" } }), portsOf({}));
    expect(outcome).toMatchObject({ summary: { complete: true, undo: null } });
  });
});
