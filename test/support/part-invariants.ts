import { type Ledger, seatsLeft } from "../../functions/core/seats/ledger.ts";
import type { Item } from "../../functions/store/dynamodb/table.ts";
import { isPartKey, numberOfPart, sessionIdOfPart } from "../../functions/store/keys.ts";
import { contradictionsAmong } from "../../functions/store/ledger/audit.ts";
import { broken } from "./invariant-names.ts";
import { type LedgerState, wholeLedger } from "./ledger-items.ts";

/** The parts of each ledger, in order. */
export const partsBySession = (items: readonly Item[]): ReadonlyMap<string, readonly Item[]> =>
  Map.groupBy(
    items.filter(isPartKey).sort((a, b) => numberOfPart(a) - numberOfPart(b)),
    sessionIdOfPart,
  );

/** The conservation laws of a ledger in parts. A ledger of one item breaks none of them. */
export function partViolations(state: LedgerState, rsvps: readonly Item[]): string[] {
  const { desk, parts } = state;
  if (desk.parts === undefined && parts.length === 0) return [];
  const ledger = wholeLedger(state);
  const { sessionId } = ledger;
  const found: string[] = [];
  const wrong = (how: string) => found.push(broken("parts", `${sessionId}: ${how}`));
  if (parts.length !== (desk.parts ?? 0)) wrong(`${parts.length} parts exist of ${desk.parts}`);
  if (parts.some(({ epoch }) => epoch !== desk.epoch)) wrong("its items have several epochs");
  if (parts.length > 0 && desk.capacity !== undefined) {
    const dealt = parts.reduce((sum, { capacity }) => sum + ((capacity as number | undefined) ?? 0), 0);
    if (dealt !== desk.dealt) wrong(`${desk.dealt} seats are dealt, the parts have ${dealt}`);
  }
  const [free, left] = [freeSeatsOf(ledger), seatsLeft(ledger)];
  if (left !== null && free > left) wrong(`its items can sell ${free} seats, and ${left} are left`);
  for (const contradiction of contradictionsAmong(ledger)) wrong(contradiction);
  for (const part of parts) {
    if (part.taken !== ((part.reserved as number | undefined) ?? 0))
      wrong(`part ${numberOfPart(part)} has taken ${part.taken}, and sold ${part.reserved}`);
  }
  [desk, ...parts].forEach((item, number) => {
    const there = rsvps.filter(({ status, part = 0 }) => status === "WAITLISTED" && part === number).length;
    if (item.waiting !== there) wrong(`item ${number} counts ${item.waiting} waiting, ${there} wait there`);
  });
  return found;
}

/** Seats that the items may sell, each by itself. */
const freeSeatsOf = ({ items = [] }: Ledger): number =>
  items.reduce((sum, item) => sum + (seatsLeft(item) ?? 0), 0);
