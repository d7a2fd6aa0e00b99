import type { Ledger } from "../../core/seats/ledger.ts";
import { isReleaseDue } from "../../core/standby/grace.ts";
import { heldBack, standbyOf } from "../../core/standby/standby.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { devicesOf } from "../../store/standby/door-devices.ts";

/** Whether people who have not come keep their seats, although the grace is over. */
export async function isHeldBack(table: Table, ledger: Ledger, now: Date): Promise<boolean> {
  if (!isReleaseDue(ledger, now.toISOString())) return false;
  const devices = await devicesOf(table, ledger.sessionId);
  return heldBack(standbyOf(ledger), ledger.door.checkIns, devices, now.toISOString()) !== null;
}
