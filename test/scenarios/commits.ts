import { isLedgerItem } from "../support/ledger-items.ts";
import type { Change } from "./stream.ts";

const LEDGER = "ledger";
const AT_DOOR = "the door";

/**
 * Finds transactions in a stream. The changes of a ledger's items come before the RSVPs that changed with them. A day or
 * a group of a person belongs to the transaction in which it stands. Two transactions that follow one another in a ledger
 * with parts may be taken for one.
 */
export function commits(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  let last = "";
  for (const change of changes) {
    const group = groups.at(-1) ?? [];
    if (isCompanion(change) && group.length > 0) {
      group.push(change);
      // Walk-ins have no RSVP, so the next change of the ledger is of another transaction.
      if (isWalkIn(change) && last === LEDGER) last = AT_DOOR;
      continue;
    }
    const name = nameOf(change);
    const isNext =
      name === LEDGER ? last === LEDGER && !group.every(isSameItem(change)) : [LEDGER, name].includes(last);
    if (isNext) group.push(change);
    else groups.push([change]);
    last = name;
  }
  return groups;
}

const isCompanion = ({ after: { SK } }: Change): boolean =>
  SK.startsWith("DAY#") || SK.startsWith("ANYOF#") || SK.startsWith("WALKIN#");
const isWalkIn = ({ after: { SK } }: Change): boolean => SK.startsWith("WALKIN#");

function nameOf({ before, after }: Change): string {
  if (isLedgerItem(after)) return LEDGER;
  // Each check-in writes the ledger, so neighbours without it between them are of one transaction.
  if (after.status === before?.status && after.checkedInAt !== before?.checkedInAt) return AT_DOOR;
  // What joins a group at once was made at different times.
  if (after.status === before?.status && after.anyOfId !== before?.anyOfId)
    return `${after.changedBy} joins ${after.anyOfId}`;
  const { changedBy, cancelledAt, offeredAt, bySessionSK } = after;
  return `${changedBy} ${cancelledAt ?? offeredAt ?? String(bySessionSK).split("#")[0]}`;
}

const isSameItem =
  ({ after }: Change) =>
  (other: Change): boolean =>
    other.after.PK === after.PK && other.after.SK === after.SK;
