import { randomUUID } from "node:crypto";
import { find } from "../../../functions/store/dynamodb/find.ts";
import { settle } from "../../../functions/store/dynamodb/settle.ts";
import type { Item, Table } from "../../../functions/store/dynamodb/table.ts";
import type { Write } from "../../../functions/store/dynamodb/transact.ts";
import { ledgerKey } from "../../../functions/store/keys.ts";
import { putItems } from "../../support/put-items.ts";

/** A millisecond before and after `NOW`. */
export const before = "2026-12-27T09:59:59.999Z";
export const after = "2026-12-27T10:00:00.001Z";
export const rules = { capacity: 2, state: "OPEN", lineClosesAt: after };
/** By default one seat is taken and one person waits. */
export const counts = { taken: 1, waiting: 1 };

export type LedgerItems = ReturnType<typeof ledgerItems>;

/** Single ledgers, each for a session that exists nowhere else. */
export const ledgerItems = (table: Table) => ({
  /** `undefined` removes an attribute. */
  async put(over: Record<string, unknown> = {}): Promise<string> {
    const sessionId = `conf.${randomUUID()}`;
    const item = Object.entries({ ...ledgerKey(sessionId), ...rules, ...counts, ...over });
    await putItems(table, [Object.fromEntries(item.filter(([, value]) => value !== undefined)) as Item]);
    return sessionId;
  },

  stored: async (sessionId: string): Promise<Item> =>
    (await find(table, ledgerKey(sessionId), (item) => item)) as Item,

  agrees: async (writes: Write | readonly Write[]): Promise<boolean> =>
    (await settle(table, [writes].flat())).kind === "committed",
});
