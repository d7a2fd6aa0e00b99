import type { Ledger } from "../../core/seats/ledger.ts";
import type { Update } from "../dynamodb/transact.ts";
import { ledgerKey, waitlistBuckets } from "../keys.ts";
import { heldVersion } from "../programme/versions.ts";
import { heldEpoch, seatsSoldByParts } from "./ledger.ts";

/** A mark shows the ledger to the sweep, from the first reason until it is settled. */
export const MARK = "sweepPK = :sweepPK, sweepSK = if_not_exists(sweepSK, :now)";
/** New rules are a reason from now on, even if the sweep was to look only ahead of an opening. */
export const MARK_NOW = "sweepPK = :sweepPK, sweepSK = :now";
export const markOf = (sessionId: string) => ({ ":sweepPK": waitlistBuckets.of(sessionId) });

/**
 * Removes the mark if nobody waits, nobody is in a cancelled session, and the rules are unchanged. If
 * registration opens later, the mark comes back by itself ahead of that (`opensAt`; ISO, UTC).
 */
export function unmark(ledger: Ledger, opensAt: string | null = null): Update {
  const { sessionId, rulesVersion } = ledger;
  const rules = heldVersion("rulesVersion", rulesVersion);
  const epoch = heldEpoch(ledger.epoch);
  // Seats that parts have sold come back to the desk. In a cancelled session the parts stand still. Walk-ins stay.
  const left = ledger.door.walkIns - seatsSoldByParts(ledger);
  const isSettled = [
    "waiting = :zero",
    "attribute_not_exists(lineOpen)",
    "(#state <> :cancelled OR taken = :gone)",
  ];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: opensAt === null ? "REMOVE sweepPK, sweepSK" : "SET sweepSK = :opensAt",
    ConditionExpression: [...isSettled, rules.condition, epoch.condition].join(" AND "),
    ExpressionAttributeNames: { "#state": "state", ...rules.names },
    ExpressionAttributeValues: {
      ...{ ":zero": 0, ":gone": left, ":cancelled": "CANCELLED" },
      ...rules.values,
      ...epoch.values,
      ...(opensAt !== null && { ":opensAt": opensAt }),
    },
  };
}
