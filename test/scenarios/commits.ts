import { isLedgerItem } from "../support/ledger-items.ts";
import type { Change } from "./stream.ts";

const LEDGER = "ledger";

/**
 * Finds transactions in a stream. The changes of a ledger's items come before the RSVPs that changed with them. Two
 * transactions that follow one another in a ledger with parts may be taken for one.
 */
export function commits(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  let last = "";
  for (const change of changes) {
    const name = nameOf(change);
    const group = groups.at(-1) ?? [];
    const isNext =
      name === LEDGER ? last === LEDGER && !group.every(isSameItem(change)) : [LEDGER, name].includes(last);
    if (isNext) group.push(change);
    else groups.push([change]);
    last = name;
  }
  return groups;
}

function nameOf({ after }: Change): string {
  if (isLedgerItem(after)) return LEDGER;
  const { changedBy, cancelledAt, offeredAt, bySessionSK } = after;
  return `${changedBy} ${cancelledAt ?? offeredAt ?? String(bySessionSK).split("#")[0]}`;
}

const isSameItem =
  ({ after }: Change) =>
  (other: Change): boolean =>
    other.after.PK === after.PK && other.after.SK === after.SK;
