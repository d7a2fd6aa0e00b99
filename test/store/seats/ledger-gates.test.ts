import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { dealLedger } from "../../../functions/store/parts/dealing.ts";
import { closeGates } from "../../../functions/store/parts/gates.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { NOW } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { dividedLedgers, EPOCH } from "./divided-ledger.ts";
import { ledgerItems } from "./ledger-items.ts";

let table: Table;
let single: ReturnType<typeof ledgerItems>;
let divided: ReturnType<typeof dividedLedgers>;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
  single = ledgerItems(table);
  divided = dividedLedgers(table);
});

/** Refuses this many updates as if a transaction held the item. */
function busyTable(refusals: number) {
  let updates = 0;
  const busy = watchedTable(table, () => {
    updates += 1;
    if (updates <= refusals)
      throw Object.assign(new Error("conflict"), { name: "TransactionConflictException" });
  });
  return { busy, updates: () => updates };
}

/** A ledger of one item whose gate is closed, and a table that notes what is sent to it from then on. */
async function gatedLedger() {
  const sessionId = await single.put();
  await closeGates(table, { sessionId, epoch: 0 }, [0], NOW);
  const operations: string[] = [];
  const watched = watchedTable(table, (operation) => void operations.push(operation));
  return { sessionId, watched, operations };
}

const UNTIL = "2026-12-27T10:00:03.000Z";

describe("a gate", () => {
  it("is closed at the items that are named, for some seconds", async () => {
    const sessionId = await divided.put();
    await closeGates(table, { sessionId, epoch: EPOCH }, [0, 2], NOW);
    const gates = await Promise.all([0, 1, 2].map(async (n) => (await divided.item(sessionId, n)).gate));
    expect(gates).toEqual([UNTIL, undefined, UNTIL]);
  });

  it("is not closed in another epoch, whose writes need it no more", async () => {
    const sessionId = await divided.put();
    await closeGates(table, { sessionId, epoch: EPOCH - 1 }, [0], NOW);
    await closeGates(table, { sessionId, epoch: 0 }, [1], NOW);
    expect(await divided.item(sessionId, 0)).not.toHaveProperty("gate");
    expect(await divided.item(sessionId, 1)).not.toHaveProperty("gate");
  });

  it("is closed whatever the epoch is, if nobody has seen it", async () => {
    const sessionId = await single.put();
    await closeGates(table, { sessionId }, [0], NOW);
    expect((await single.stored(sessionId)).gate).toBe(UNTIL);
  });

  it("keeps a newcomer who has seen it from writing, until it has run out", async () => {
    const { sessionId, watched, operations } = await gatedLedger();
    const book = seatBook(watched, { newId: randomUUID });
    await book.findLedger(sessionId);
    const attendee = { userId: randomUUID(), name: null, email: null };
    const request = { requestId: randomUUID(), sessionId, attendee, ifFull: "WAITLIST" as const };
    const attemptAt = (now: string) => book.reserve(request, { kind: "take", found: null }, now);
    expect(await attemptAt(NOW)).toEqual({ kind: "unsettled" });
    expect(operations).toEqual(["Get"]);
    expect(await attemptAt(UNTIL)).toMatchObject({ kind: "committed" });
  });

  it("is not closed again by a function that deals while it is closed", async () => {
    const { sessionId, watched, operations } = await gatedLedger();
    expect(await dealLedger(watched, sessionId, NOW)).toBe("committed");
    expect(new Set(operations)).toEqual(new Set(["Get", "TransactWrite"]));
    expect(await divided.item(sessionId, 0)).not.toHaveProperty("gate");
  });

  it("is closed again by a function that deals after it has run out", async () => {
    const { sessionId, watched, operations } = await gatedLedger();
    expect(await dealLedger(watched, sessionId, UNTIL)).toBe("committed");
    expect(operations).toContain("Update");
  });

  it("is closed by a function that could not deal behind the gate of another", async () => {
    const sessionId = await single.put();
    await closeGates(table, { sessionId, epoch: 0 }, [0], NOW);
    const operations: string[] = [];
    const watched = watchedTable(table, (operation) => {
      operations.push(operation);
      if (operation === "TransactWrite" && !operations.includes("Update"))
        throw Object.assign(new Error("conflict"), { name: "TransactionConflictException" });
    });
    expect(await dealLedger(watched, sessionId, NOW)).toBe("committed");
  });

  it("is closed at each part as well, if a ledger in parts is dealt again", async () => {
    const sessionId = await divided.put({ gate: UNTIL, capacity: 200 });
    const operations: string[] = [];
    const watched = watchedTable(table, (operation) => void operations.push(operation));
    expect(await dealLedger(watched, sessionId, NOW)).toBe("committed");
    expect(operations.filter((operation) => operation === "Update")).toHaveLength(3);
  });

  it("is tried for until the item is free for a moment", async () => {
    const sessionId = await single.put();
    const { busy } = busyTable(100);
    await closeGates(busy, { sessionId, epoch: 0 }, [0], NOW);
    expect((await single.stored(sessionId)).gate).toBe(UNTIL);
  });

  it("is given up if the item is never free", async () => {
    const sessionId = await single.put();
    const { busy, updates } = busyTable(Number.POSITIVE_INFINITY);
    await expect(closeGates(busy, { sessionId, epoch: 0 }, [0], NOW)).rejects.toThrow(/locked/);
    expect(updates()).toBeLessThan(3_000);
  });
});
