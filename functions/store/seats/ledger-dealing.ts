// A ledger that meets a crowd is dealt: its free seats go to parts, each of which sells its own.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { seatsDealt } from "./ledger.ts";
import { MARK, markOf } from "./ledger-mark.ts";
import { type Clauses, changeWhole, nextEpoch } from "./ledger-whole.ts";

/** Desk, parts, programme and its count fit one transaction of 100 items. */
const MAX_PARTS = 96;

/** How many parts a ledger gets. */
export interface Division {
  readonly minParts: number;
  readonly maxParts: number;
  readonly seatsOfAPart: number;
  /** A smaller session is dealt only if a crowd does come. */
  readonly minSeatsToDealAhead: number;
}

const FOR_A_CROWD: Division = {
  minParts: 32,
  maxParts: MAX_PARTS,
  seatsOfAPart: 4,
  minSeatsToDealAhead: 100,
};

/** Divides the free seats of a session among parts. It also makes room for a crowd that only wants to wait. */
export const dealLedger = (table: Table, sessionId: string, now: string, division = FOR_A_CROWD) =>
  changeWhole(table, sessionId, now, (ledger) => dealing(ledger, now, division), { isCrowded: true });

/** Does the same ahead of a known opening, if that may be worth it. */
export const dealAhead = (table: Table, sessionId: string, now: string, division = FOR_A_CROWD) =>
  changeWhole(table, sessionId, now, (ledger) =>
    isDealtAhead(ledger, division) ? dealing(ledger, now, division) : null,
  );

/** A ledger of one item that is large enough to get parts before its crowd comes. */
export const isDealtAhead = ({ items, capacity }: Ledger, { minSeatsToDealAhead } = FOR_A_CROWD): boolean =>
  items === undefined && (capacity === null || capacity >= minSeatsToDealAhead);

/** `null`: there is nothing to gain. */
export function dealing(ledger: Ledger, now: string, division = FOR_A_CROWD): Write[] | null {
  const parts = numberOfParts(ledger, division);
  const dealt = (ledger.items?.length ?? 1) - 1;
  const isNew = parts > dealt;
  if (ledger.waiting > 0) return isNew ? dealLine(ledger, parts, now) : null;
  const free = freeAtDesk(ledger);
  // Another epoch makes every instance learn anew, so there must be something for each part.
  const isWorthIt = isNew || (free !== null && free >= parts) || (free === null && !isUnlimited(ledger));
  return isWorthIt ? dealSeats(ledger, parts, free) : null;
}

/** The number never falls, because a part may hold people who wait. */
function numberOfParts({ capacity, items }: Ledger, { minParts, maxParts, seatsOfAPart }: Division): number {
  const wanted = capacity === null ? maxParts : Math.ceil(capacity / seatsOfAPart);
  return Math.max(Math.min(maxParts, Math.max(minParts, wanted)), (items?.length ?? 1) - 1);
}

const deskOf = (ledger: Ledger) => ledger.items?.[0] ?? ledger;

function freeAtDesk(ledger: Ledger): number | null {
  const { capacity, taken } = deskOf(ledger);
  return capacity === null ? null : Math.max(0, capacity - taken);
}

const isUnlimited = ({ items = [] }: Ledger): boolean =>
  items.length > 1 && items.every(({ capacity }) => capacity === null);

const NOBODY_WAITS: Clauses = { conditions: ["waiting = :nobody"], values: { ":nobody": 0 } };

/** Gives all free seats to the parts, in equal shares. Nobody may wait, so this also closes the line. */
function dealSeats(ledger: Ledger, parts: number, free: number | null): Write[] {
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
const dealLine = (ledger: Ledger, parts: number, now: string): Write[] =>
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
