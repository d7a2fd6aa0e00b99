import { StoreUnavailable } from "./failures.ts";
import type { Table } from "./table.ts";
import { type TransactOutcome, transact, type Update } from "./transact.ts";

/** A transaction that nobody waits in front of, tried again until it is committed or refused. */
export async function settle<const Updates extends readonly Update[]>(
  table: Table,
  updates: Updates,
): Promise<Exclude<TransactOutcome<Updates>, { kind: "unsettled" }>> {
  const pause = table.patience();
  for (;;) {
    const outcome = await transact(table, updates);
    if (outcome.kind !== "unsettled") return outcome;
    if (!(await pause())) throw new StoreUnavailable("the items stay held");
  }
}
