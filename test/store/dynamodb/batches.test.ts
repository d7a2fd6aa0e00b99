import { beforeAll, expect, inject, it } from "vitest";
import { readItems } from "../../../functions/store/dynamodb/batches.ts";
import type { Table } from "../../../functions/store/dynamodb/table.ts";
import { ledgerKey } from "../../../functions/store/keys.ts";
import { newTable } from "../../support/table.ts";
import { ledgerItems } from "../seats/ledger-items.ts";
import { watchedTable } from "./watched-table.ts";

let table: Table;

beforeAll(async () => {
  table = await newTable(inject("dynamodbEndpoint"));
});

/** Refuses the first batch with this error. */
function refusingOnce(name: string) {
  let reads = 0;
  const watched = watchedTable(table, () => {
    reads += 1;
    if (reads === 1) throw Object.assign(new Error("not now"), { name });
  });
  return { watched, reads: () => reads };
}

it("reads a batch again if all of it was throttled", async () => {
  const sessionId = await ledgerItems(table).put();
  const { watched, reads } = refusingOnce("ProvisionedThroughputExceededException");
  expect(await readItems(watched, [ledgerKey(sessionId)], true)).toHaveLength(1);
  expect(reads()).toBe(2);
});

it("does not read a batch again that may not be read", async () => {
  const { watched, reads } = refusingOnce("AccessDeniedException");
  await expect(readItems(watched, [ledgerKey("conf.talk")])).rejects.toThrow("not now");
  expect(reads()).toBe(1);
});
