import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import { find } from "../../../functions/store/dynamodb/find.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import { ledgerItemKey } from "../../../functions/store/keys.ts";
import { findLedger } from "../../../functions/store/parts/parts.ts";
import { putItems } from "../../support/put-items.ts";
import { newTable } from "../../support/table.ts";
import { after, ledgerItems } from "./ledger-items.ts";

export const EPOCH = 3;

export type Attributes = Record<string, unknown>;

/** Two parts of one seat each, both sold, and a desk with one seat of two sold. */
export const dividedLedgers = (table: Table) => ({
  async put(desk: Attributes = {}, ...parts: Attributes[]): Promise<string> {
    const sessionId = `conf.${randomUUID()}`;
    const own = { epoch: EPOCH, parts: 2, dealt: 2, capacity: 2, taken: 1, waiting: 0 };
    const rules = { state: "OPEN", lineClosesAt: after };
    const part = { epoch: EPOCH, capacity: 1, taken: 1, waiting: 0 };
    const items = [
      { ...own, ...rules, ...desk },
      { ...part, ...parts[0] },
      { ...part, ...parts[1] },
    ];
    await putItems(
      table,
      items.map((item, number) => withoutUndefined({ ...ledgerItemKey(sessionId, number), ...item })),
    );
    return sessionId;
  },

  async seen(sessionId: string) {
    const ledger = await findLedger(table, sessionId);
    if (ledger === null) throw new Error("there is no ledger");
    return ledger;
  },

  item: async (sessionId: string, number: number): Promise<Item> =>
    (await find(table, ledgerItemKey(sessionId, number), (item) => item)) as Item,
});

/** The same in a table of their own, and whether it agrees to a write. */
export async function newDividedLedgers() {
  const table = await newTable(inject("dynamodbEndpoint"));
  return { table, ledgers: dividedLedgers(table), agrees: ledgerItems(table).agrees };
}

const withoutUndefined = (item: Attributes): Item =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Item;
