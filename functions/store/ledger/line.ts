// The line of a divided ledger is open from when all its parts are full until nobody waits at any of them.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { nextEpoch } from "../parts/epoch.ts";
import { changeWhole } from "../parts/planned.ts";
import type { LedgerChange } from "../parts/whole.ts";
import { MARK, markOf } from "./mark.ts";

/** Opens the line once every part is known to be full. From then on people can join at any part. */
export const openLine = (sessionId: string, epoch: number, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: `SET lineOpen = :open, ${MARK}`,
  ConditionExpression: "epoch = :epoch AND attribute_not_exists(lineOpen) AND taken >= #capacity",
  ExpressionAttributeNames: { "#capacity": "capacity" },
  ExpressionAttributeValues: { ":open": true, ":epoch": epoch, ":now": now, ...markOf(sessionId) },
});

/** Closes the line if nobody waits at any item. Nobody can join it any more, because the epoch is another. */
export const lineClosing = (ledger: Ledger): Write[] | null => {
  if (!ledger.lineOpen || ledger.waiting > 0) return null;
  const nobodyWaits = { conditions: ["waiting = :nobody"], values: { ":nobody": 0 } };
  return nextEpoch(ledger, { ...nobodyWaits, removes: ["lineOpen"] }, () => nobodyWaits);
};

export const closeLine = (table: Table, sessionId: string, now: string, maxAttempts?: number) =>
  changeWhole(table, sessionId, now, lineClosing, { maxAttempts });

/**
 * Lets free seats go to the first who ask, although the waitlist would close later. That is a rule, so all
 * items learn of it.
 */
export function earlyClosing(ledger: Ledger, undivided: Write, now: string): LedgerChange {
  return {
    sessionId: ledger.sessionId,
    seen: ledger.rulesVersion,
    undivided,
    divided: (current) =>
      current.lineClosedAt === null
        ? nextEpoch(current, { sets: ["lineClosedAt = :now"], values: { ":now": now } }, () => ({}))
        : null,
  };
}
