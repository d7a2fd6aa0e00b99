// How a ledger in parts gets another capacity.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Clauses } from "../parts/epoch.ts";
import { seatsDealt, seatsSoldByParts } from "./ledger.ts";

/** The desk alone bears the change. Its capacity is written as a number, never as a difference. `null`: it cannot. */
export function borneByDesk(ledger: Ledger, capacity: number | null): Clauses | null {
  const [desk] = ledger.items ?? [];
  if (desk === undefined || capacity === null || ledger.capacity === null) return null;
  const share = capacity - seatsDealt(ledger);
  if (desk.taken > share) return null;
  return {
    sets: ["#capacity = :share", "takenAtCapacityChange = taken + :sold"],
    conditions: ["taken <= :share"],
    names: { "#capacity": "capacity" },
    values: { ":share": share, ":sold": seatsSoldByParts(ledger) },
  };
}

/** What the desk gets when seats are called in: parts keep what they have sold, and all others come back to it. */
export function callingIn(ledger: Ledger, capacity: number | null): Clauses {
  const sold = seatsSoldByParts(ledger);
  const remembered = ["dealt = :sold", "takenAtCapacityChange = taken + :sold"];
  const names = { "#capacity": "capacity" };
  return capacity === null
    ? { sets: remembered, removes: ["#capacity"], names, values: { ":sold": sold } }
    : {
        sets: [...remembered, "#capacity = :share"],
        names,
        values: { ":sold": sold, ":share": capacity - sold },
      };
}

/** The side of each part: it keeps what it has sold. */
export const soldAt =
  ({ items = [] }: Ledger) =>
  (part: number): Clauses => ({
    sets: ["#capacity = :taken"],
    conditions: ["taken = :taken"],
    names: { "#capacity": "capacity" },
    values: { ":taken": items[part]?.taken ?? 0 },
  });
