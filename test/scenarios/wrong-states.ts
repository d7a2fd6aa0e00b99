import type { Item } from "../../functions/store/dynamodb/table.ts";
import { INVARIANTS } from "../support/invariant-names.ts";
import { type LedgerCheck, violationsAmong } from "../support/invariants.ts";
import type { Change } from "./stream.ts";

/** This invariant holds again when the change of the rules has ended, and not after each commit. */
const HOLDS_AT_THE_END = INVARIANTS.offerEnd;

/** Checks the invariants after each commit, up to the first that breaks one. */
export function wrongStates(groups: readonly (readonly Change[])[], check: LedgerCheck): string[] {
  const items = new Map<string, Item>();
  for (const group of groups) {
    for (const { after } of group) items.set(`${after.PK} ${after.SK}`, after);
    const found = violationsAmong([...items.values()], check);
    const wrong = found.filter((violation) => !violation.startsWith(HOLDS_AT_THE_END));
    if (wrong.length > 0) return wrong;
  }
  return [];
}
