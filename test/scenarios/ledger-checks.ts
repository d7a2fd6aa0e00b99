import type { Ledger } from "../../functions/core/seats/ledger.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isLedgerKey, isPartKey } from "../../functions/store/keys.ts";
import { toLedger } from "../../functions/store/seats/ledger.ts";
import { imbalances } from "../support/double-entry.ts";
import { broken, INVARIANTS } from "../support/invariant-names.ts";
import { type LedgerCheck, violationsAmong } from "../support/invariants.ts";
import { partsBySession } from "../support/part-invariants.ts";
import type { Change } from "./stream.ts";

type Groups = readonly (readonly Change[])[];

export const isOfLedger = (item: Item): boolean => isLedgerKey(item) || isPartKey(item);

/** Checks the ledger after each commit, as the sum of its items. */
export function wrongLedgers(groups: Groups): string[] {
  const found: string[] = [];
  let before: Ledger | null = null;
  for (const items of states(groups)) {
    const after = ledgerAmong(items);
    if (after !== null) found.push(...wrongLedger(before, after));
    before = after;
  }
  return found;
}

/** This invariant holds again when the change of the rules has ended, and not after each commit. */
const HOLDS_AT_THE_END = INVARIANTS.offerEnd;

/** Checks the invariants after each commit. */
export function wrongStates(groups: Groups, check: LedgerCheck): string[] {
  for (const items of states(groups)) {
    const found = violationsAmong(items, check).filter((wrong) => !wrong.startsWith(HOLDS_AT_THE_END));
    if (found.length > 0) return found;
  }
  return [];
}

function* states(groups: Groups): Generator<readonly Item[]> {
  const items = new Map<string, Item>();
  for (const group of groups) {
    for (const { after } of group) items.set(`${after.PK} ${after.SK}`, after);
    yield [...items.values()];
  }
}

function ledgerAmong(items: readonly Item[]): Ledger | null {
  const desk = items.find(isLedgerKey);
  return desk ? toLedger(desk, partsBySession(items).get(toLedger(desk).sessionId)) : null;
}

function wrongLedger(before: Ledger | null, after: Ledger): string[] {
  const { taken, waiting, takenAtCapacityChange } = after;
  const capacity = after.capacity ?? Number.POSITIVE_INFINITY;
  const most = Math.max(capacity, takenAtCapacityChange);
  const found: string[] = imbalances(after);
  if (taken > most) found.push(broken("capacity", `${taken} were taken of ${most}`));
  if (taken > (before?.taken ?? 0) && taken > capacity)
    found.push(broken("capacity", `a seat beyond ${capacity} was given`));
  if (taken < 0 || waiting < 0) found.push(broken("counts", `${taken} taken, ${waiting} waiting`));
  return found;
}
