import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { NOW } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { watchedTable } from "../dynamodb/watched-table.ts";
import { dividedLedgers } from "./divided-ledger.ts";
import { after, before } from "./ledger-items.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

const FAR = "2026-12-28T10:00:00.000Z";
const line = { lineOpen: true, taken: 2, lineClosesAt: FAR };

/** A book of an instance that knows the ledger. */
async function bookThatKnows(sessionId: string, own = table) {
  const book = seatBook(own, { newId: randomUUID });
  await book.findLedger(sessionId);
  const join = (userId: string, waitlistedAt: string, now: string) => {
    const attendee = { userId, name: userId, email: null };
    const request = { requestId: randomUUID(), sessionId, attendee, ifFull: "WAITLIST" as const };
    return book.reserve(request, { kind: "join", found: null, waitlistedAt }, now);
  };
  return { join };
}

describe("joining at a part", () => {
  it("takes place now, even if the person first tried before others who have joined", async () => {
    const joined = { lastWaitlistedAt: NOW, waiting: 1 };
    const sessionId = await dividedLedgers(table).put(line, joined, joined);
    const { join } = await bookThatKnows(sessionId);
    const attempt = await join(randomUUID(), before, after);
    expect(attempt).toMatchObject({ kind: "committed", rsvp: { waitlistedAt: after } });
  });

  it("takes place right after the last person, even if the instance's clock is behind", async () => {
    const joined = { lastWaitlistedAt: NOW, waiting: 1 };
    const sessionId = await dividedLedgers(table).put(line, joined, joined);
    const { join } = await bookThatKnows(sessionId);
    // Refusals at both parts tell how far it is behind.
    const learning = () => join(randomUUID(), before, before);
    expect((await learning()).kind).not.toBe("committed");
    await learning();
    await learning();
    const attempt = await join(randomUUID(), "2026-12-27T10:00:10.000Z", before);
    expect(attempt).toMatchObject({ rsvp: { waitlistedAt: "2026-12-27T10:00:10.000Z" } });
  });

  it("answers without a position if the table is too busy to read numbers that are only shown", async () => {
    const sessionId = await dividedLedgers(table).put(line);
    let reads = 0;
    const watched = watchedTable(table, (operation) => {
      if (operation !== "BatchGet") return;
      reads += 1;
      throw Object.assign(new Error("busy"), { name: "ThrottlingException" });
    });
    const { join } = await bookThatKnows(sessionId, watched);
    expect(await join(randomUUID(), NOW, NOW)).toMatchObject({
      kind: "committed",
      rsvp: { waitlistPosition: null, isUncounted: true },
    });
    expect(reads).toBe(1);
  });

  it("counts the position by the numbers of the items, and in a crowd not at all, or by some parts alone", async () => {
    const positionIf = async (waiting: number) => {
      const sessionId = await dividedLedgers(table).put({ ...line, waiting: 3 }, { waiting }, { waiting });
      const operations: string[] = [];
      const watched = watchedTable(table, (operation) => void operations.push(operation));
      const { join } = await bookThatKnows(sessionId, watched);
      operations.length = 0;
      const attempts = [await join(randomUUID(), NOW, NOW), await join(randomUUID(), after, after)];
      const positions = attempts.map((attempt) =>
        attempt.kind === "committed" ? attempt.rsvp.waitlistPosition : attempt.kind,
      );
      return { positions, operations: operations.join(" ") };
    };
    const counted = "TransactWrite BatchGet BatchGet TransactWrite BatchGet";
    expect(await positionIf(4)).toEqual({ positions: [12, 13], operations: counted });
    const looked = "TransactWrite BatchGet TransactWrite BatchGet";
    expect(await positionIf(48)).toEqual({ positions: [100, 101], operations: counted });
    expect(await positionIf(50)).toEqual({ positions: [null, null], operations: looked });
    expect(await positionIf(498)).toEqual({ positions: [null, null], operations: looked });
    expect(await positionIf(800)).toEqual({
      positions: ["1000+", "1000+"],
      operations: "TransactWrite BatchGet TransactWrite",
    });
  });
});
