import { randomUUID } from "node:crypto";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, inject, it } from "vitest";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { ledgerItemKey } from "../../../functions/store/keys.ts";
import { seatBook } from "../../../functions/store/seats/seat-book.ts";
import { NOW } from "../../support/builders.ts";
import { newTable } from "../../support/table.ts";
import { dividedLedgers } from "./divided-ledger.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

/** Attempts of an instance that has seen the ledger before both of its parts were changed. */
async function bookBefore(part: Record<string, unknown>) {
  const sessionId = await dividedLedgers(table).put({ taken: 2 }, { taken: 0 }, { taken: 0 });
  const book = seatBook(table, { newId: randomUUID });
  await book.findLedger(sessionId);
  const names = Object.keys(part);
  for (const number of [0, 1, 2]) {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: ledgerItemKey(sessionId, number),
        UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(", ")}`,
        ExpressionAttributeValues: Object.fromEntries(names.map((name) => [`:${name}`, part[name]])),
      }),
    );
  }
  const attendee = { userId: randomUUID(), name: null, email: null };
  const request = { requestId: randomUUID(), sessionId, attendee, ifFull: "WAITLIST" as const };
  return () => book.reserve(request, { kind: "take", found: null }, NOW);
}

describe("a person who is refused at a part", () => {
  it("looks at once at what has changed, if people wait there", async () => {
    const take = await bookBefore({ taken: 2, waiting: 1, lineOpen: true });
    expect(await take()).toMatchObject({ kind: "elsewhere", met: "change" });
    expect(await take()).toMatchObject({ kind: "refused", ledger: { agreed: false } });
  });

  it("waits as at the desk while a gate is closed, and does not try one part after another", async () => {
    const take = await bookBefore({ gate: "2026-12-27T10:00:03.000Z" });
    expect(await take()).toEqual({ kind: "unsettled" });
  });
});
