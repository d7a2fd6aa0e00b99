// A ledger that meets a crowd is dealt: its free seats go to parts, each of which sells its own.

import type { Ledger } from "../../core/seats/ledger.ts";
import type { Table } from "../dynamodb/table.ts";
import type { Write } from "../dynamodb/transact.ts";
import { deskOf } from "../ledger/ledger.ts";
import { changeWhole } from "./planned.ts";
import { dealLine, dealSeats } from "./shares.ts";

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
export const isDealtAhead = (
  { items, capacity, booth }: Ledger,
  { minSeatsToDealAhead } = FOR_A_CROWD,
): boolean => items === undefined && !booth && (capacity === null || capacity >= minSeatsToDealAhead);

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

function freeAtDesk(ledger: Ledger): number | null {
  const { capacity, taken } = deskOf(ledger);
  return capacity === null ? null : Math.max(0, capacity - taken);
}

const isUnlimited = ({ items = [] }: Ledger): boolean =>
  items.length > 1 && items.every(({ capacity }) => capacity === null);
