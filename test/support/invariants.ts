import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../functions/store/table.ts";

type Item = Record<string, unknown>;

/** Every item of the table as it is; only tests may scan. */
export async function everyItem({ client, name }: Table): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: name, ConsistentRead: true })) {
    items.push(...(page.Items ?? []));
  }
  return items;
}

export interface LedgerCheck {
  /** Sessions whose capacity an organizer lowered: they may hold more than it until they have drained. */
  readonly lowered?: ReadonlySet<string>;
}

/** What the invariants of the domain find wrong with the raw table: nothing, ideally. */
export async function violations(table: Table, { lowered = new Set() }: LedgerCheck = {}): Promise<string[]> {
  const items = await everyItem(table);
  const rsvps = items.filter(({ PK }) => String(PK).startsWith("USER#"));
  const ledgers = items.filter(({ SK }) => SK === "LEDGER");
  return [
    ...ledgers.flatMap((ledger) => ledgerViolations(ledger, rsvps, lowered)),
    ...rsvps.flatMap(rsvpViolations),
  ];
}

function ledgerViolations(ledger: Item, rsvps: readonly Item[], lowered: ReadonlySet<string>): string[] {
  const sessionId = String(ledger.PK).slice("SESSION#".length);
  const inStatus = (...statuses: string[]) =>
    rsvps.filter(({ SK, status }) => SK === `RSVP#${sessionId}` && statuses.includes(String(status))).length;
  const found: string[] = [];
  const holding = inStatus("CONFIRMED", "OFFERED");
  if (ledger.taken !== holding)
    found.push(`1: ${sessionId} counts ${ledger.taken} taken, ${holding} hold a place`);
  const waiting = inStatus("WAITLISTED");
  if (ledger.waiting !== waiting)
    found.push(`1: ${sessionId} counts ${ledger.waiting} waiting, ${waiting} wait`);
  const capacity = (ledger.capacity as number | undefined) ?? Number.POSITIVE_INFINITY;
  if (Number(ledger.taken) > capacity && !lowered.has(sessionId)) {
    found.push(`2: ${sessionId} has taken ${ledger.taken} of ${capacity}`);
  }
  return found;
}

/** An RSVP is one item by its key (3); it has been confirmed once, at a time that stays (5), and is indexed while it holds. */
function rsvpViolations(rsvp: Item): string[] {
  const name = `${rsvp.PK} ${rsvp.SK}`;
  const isCancelled = rsvp.status === "CANCELLED";
  const found: string[] = [];
  if (!rsvp.rsvpId || !rsvp.rsvpAt) found.push(`5: ${name} lacks what its first confirmation set`);
  if (isCancelled === "bySessionPK" in rsvp)
    found.push(`roster: ${name} is ${rsvp.status} and indexed wrongly`);
  if (isCancelled !== "cancelledAt" in rsvp) found.push(`8: ${name} is ${rsvp.status} by halves`);
  return found;
}
