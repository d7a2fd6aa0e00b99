import type { Ledger } from "../../core/seats/ledger.ts";
import { eventIdOf } from "../../core/seats/rsvp.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";
import type { Table } from "../dynamodb/table.ts";
import { type Deletion, transact, type Write } from "../dynamodb/transact.ts";
import { cataloguePartition, ledgerItemKey, sessionKey } from "../keys.ts";
import { heldEpoch } from "../ledger/ledger.ts";
import { findLedger } from "../parts/parts.ts";
import { counted, type ProgrammeWrite } from "../programme/programme-writes.ts";

/** Nobody has a seat or waits at this item. */
const NOBODY_IS_IN = "taken = :nobody AND waiting = :nobody";
/** Each seat that came back, each person who left the waitlist and each check-in has left a trace at the desk or at a part. */
const NOBODY_WAS_IN =
  "attribute_not_exists(freedAt) AND attribute_not_exists(leftLine) AND attribute_not_exists(checkIns)";

/**
 * Deletes a session that nobody is in, and nobody was ever in. The condition is on the items that count people, so a
 * reservation at the same moment either comes first and makes the deletion refuse, or finds no session.
 */
export async function deleteSession(
  table: Table,
  sessionId: string,
): Promise<"deleted" | "has-people" | "not-found"> {
  const pause = table.patience();
  const programmeKey = sessionKey(eventIdOf(sessionId), sessionId);
  for (;;) {
    const ledger = await findLedger(table, sessionId);
    if (ledger === null) return "not-found";
    const programme: ProgrammeWrite = {
      partition: cataloguePartition(eventIdOf(sessionId)),
      programme: { deletes: true, Key: programmeKey },
    };
    const outcome = await transact<readonly Write[]>(table, counted([...itemsOf(ledger), programme]));
    if (outcome.kind === "committed") return "deleted";
    // A dealer may have changed the epoch, or another call may have deleted it. The next reading says which.
    const now = outcome.kind === "refused" ? await findLedger(table, sessionId) : null;
    if (now !== null && now.epoch === ledger.epoch) return "has-people";
    if (!(await pause())) throw new StoreUnavailable("other requests keep the session locked");
  }
}

const itemsOf = (ledger: Ledger): Deletion[] =>
  Array.from({ length: ledger.items?.length ?? 1 }, (_, part) => {
    const epoch = part === 0 ? heldEpoch(ledger.epoch) : { condition: null, values: {} };
    return {
      deletes: true,
      Key: ledgerItemKey(ledger.sessionId, part),
      ConditionExpression: [NOBODY_IS_IN, NOBODY_WAS_IN, epoch.condition].filter(Boolean).join(" AND "),
      ExpressionAttributeValues: { ":nobody": 0, ...epoch.values },
    };
  });
