import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { nextEpoch } from "../parts/epoch.ts";
import { type LedgerChange, settleWhole } from "../parts/whole.ts";

/** Closes the session of a draft to attendees, or opens it once its event is published. */
export async function markDraft(table: Table, sessionId: string, draft: boolean): Promise<void> {
  await settleWhole<Write>(table, [changeDraft(sessionId, draft)], null, (writes) => [...writes]);
}

export const changeDraft = (sessionId: string, draft: boolean): LedgerChange => ({
  sessionId,
  seen: "any",
  undivided: draftUndivided(sessionId, draft),
  divided: (ledger) =>
    nextEpoch(
      ledger,
      draft ? { sets: ["draft = :draft"], values: { ":draft": true } } : { removes: ["draft"] },
      () => ({}),
    ),
});

const draftUndivided = (sessionId: string, draft: boolean): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: draft ? "SET draft = :draft" : "REMOVE draft",
  ConditionExpression: "attribute_exists(PK) AND attribute_not_exists(parts)",
  ...(draft && { ExpressionAttributeValues: { ":draft": true } }),
});
