import { StoreUnavailable } from "./failures.ts";
import type { Table } from "./table.ts";
import { type TransactOutcome, transact, type Write } from "./transact.ts";

/** Repeats a transaction until it is committed or refused. No person waits for this one. */
export async function settle<const Writes extends readonly Write[]>(
  table: Table,
  writes: Writes,
): Promise<Exclude<TransactOutcome<Writes>, { kind: "unsettled" }>> {
  const pause = table.patience();
  for (;;) {
    const outcome = await transact(table, writes);
    if (outcome.kind !== "unsettled") return outcome;
    if (!(await pause())) throw new StoreUnavailable("other requests keep the items locked");
  }
}
