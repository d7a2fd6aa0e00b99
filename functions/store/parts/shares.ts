// What desk and parts have after a deal.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Write } from "../dynamodb/transact.ts";
import { deskOf, seatsDealt } from "../ledger/ledger.ts";
import { MARK, markOf } from "../ledger/mark.ts";
import { type Clauses, nextEpoch } from "./epoch.ts";

const NOBODY_WAITS: Clauses = { conditions: ["waiting = :nobody"], values: { ":nobody": 0 } };

/** Gives all free seats to the parts, in equal shares. Nobody may wait, so this also closes the line. */
export function dealSeats(ledger: Ledger, parts: number, free: number | null): Write[] {
  const shareOf = (part: number) =>
    free === null ? null : Math.floor(free / parts) + (part <= free % parts ? 1 : 0);
  return nextEpoch(
    ledger,
    deskAfter(ledger, parts, free),
    (part) => {
      const share = shareOf(part);
      const known = ledger.items?.[part];
      const total = share === null ? null : (known?.capacity ?? 0) + share;
      return known === undefined ? newPart(total) : { ...NOBODY_WAITS, ...withCapacity(total, NOBODY_WAITS) };
    },
    parts,
  );
}

/** What the desk keeps. Seats may be sold there meanwhile, and its capacity may change in the same epoch. */
function deskAfter(ledger: Ledger, parts: number, free: number | null): Clauses {
  const { capacity } = deskOf(ledger);
  const common = {
    removes: ["lineOpen"],
    names: { "#capacity": "capacity" },
    values: { ":parts": parts, ":dealt": seatsDealt(ledger) + (free ?? 0), ":nobody": 0 },
  };
  if (capacity === null || free === null) {
    return {
      ...common,
      sets: ["parts = :parts", "dealt = :dealt"],
      conditions: ["waiting = :nobody", "attribute_not_exists(#capacity)"],
      values: { ...common.values, ":dealt": 0 },
    };
  }
  const isEnough = free === 0 ? [] : ["taken <= :left"];
  return {
    ...common,
    sets: ["parts = :parts", "dealt = :dealt", "#capacity = :left"],
    conditions: ["waiting = :nobody", "#capacity = :seen", ...isEnough],
    values: { ...common.values, ":left": capacity - free, ":seen": capacity },
  };
}

/** Adds parts without seats, where newcomers can wait. People who wait already stay at the desk. */
export const dealLine = (ledger: Ledger, parts: number, now: string): Write[] =>
  nextEpoch(
    ledger,
    {
      sets: ["parts = :parts", "dealt = :dealt", "lineOpen = :open", MARK],
      values: {
        ":parts": parts,
        ":dealt": seatsDealt(ledger),
        ":open": true,
        ":now": now,
        ":nobody": 0,
        ...markOf(ledger.sessionId),
      },
      conditions: ["(waiting > :nobody OR attribute_exists(lineOpen))"],
    },
    (part) => (ledger.items?.[part] === undefined ? newPart(0) : {}),
    parts,
  );

function newPart(capacity: number | null): Clauses {
  const counts = withCapacity(capacity, { values: { ":nobody": 0 } });
  return {
    ...counts,
    sets: ["taken = :nobody", "waiting = :nobody", ...(counts.sets ?? [])],
    conditions: ["attribute_not_exists(PK)"],
  };
}

const withCapacity = (capacity: number | null, { values = {} }: Clauses): Clauses =>
  capacity === null
    ? { removes: ["#capacity"], names: { "#capacity": "capacity" }, values }
    : {
        sets: ["#capacity = :capacity"],
        names: { "#capacity": "capacity" },
        values: { ...values, ":capacity": capacity },
      };
