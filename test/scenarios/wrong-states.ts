import type { Item } from "../../functions/store/dynamodb/table.ts";
import { INVARIANTS } from "../support/invariant-names.ts";
import { type LedgerCheck, violationsAmong } from "../support/invariants.ts";
import type { Change } from "./stream.ts";

type Groups = readonly (readonly Change[])[];

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
