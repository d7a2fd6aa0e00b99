import { readItems } from "../../functions/store/dynamodb/batches.ts";
import { find } from "../../functions/store/dynamodb/find.ts";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";
import { isLedgerKey, ledgerItemKey, ledgerKey, numberOfPart } from "../../functions/store/keys.ts";

/** One item of a ledger. The desk is number 0 and holds the rules for all. */
interface LedgerItemReport {
  readonly item: number;
  readonly epoch: number;
  /** The seats that this item may give; `null`: unlimited. */
  readonly share: number | null;
  readonly taken: number;
  readonly waiting: number;
  /** Newcomers are refused here until then. */
  readonly gate: string | null;
}

export interface LedgerReport {
  readonly sessionId: string;
  readonly lineOpen: boolean;
  readonly items: readonly LedgerItemReport[];
}

/** Shows the items of a ledger, at several moments if they are many. `null`: the session has none. */
export async function reportLedger(table: Table, sessionId: string): Promise<LedgerReport | null> {
  const desk = await find(table, ledgerKey(sessionId), (item) => item);
  if (desk === null) return null;
  const numbers = Array.from({ length: numberOr(desk.parts, 0) }, (_, n) => n + 1);
  const parts = await readItems(
    table,
    numbers.map((number) => ledgerItemKey(sessionId, number)),
    true,
  );
  const items = [desk, ...parts].map(toReport).sort((a, b) => a.item - b.item);
  return { sessionId, lineOpen: desk.lineOpen === true, items };
}

const toReport = (item: Item): LedgerItemReport => ({
  item: isLedgerKey(item) ? 0 : numberOfPart(item),
  epoch: numberOr(item.epoch, 0),
  share: numberOr(item.capacity, null),
  taken: numberOr(item.taken, 0),
  waiting: numberOr(item.waiting, 0),
  gate: typeof item.gate === "string" ? item.gate : null,
});

const numberOr = <Other>(value: unknown, other: Other): number | Other =>
  typeof value === "number" ? value : other;
