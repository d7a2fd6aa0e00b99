import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { isWaitlistOpen, type Ledger } from "../../functions/core/seats/ledger.ts";
import type { Item, Table } from "../../functions/store/dynamodb/table.ts";
import { isRsvpKey, sessionIdOfLedger } from "../../functions/store/keys.ts";
import { toLedger } from "../../functions/store/ledger/ledger.ts";
import { boothViolations } from "./booth-invariants.ts";
import { imbalances } from "./double-entry.ts";
import { feedbackViolations } from "./feedback-invariants.ts";
import { groupViolations, isPaused } from "./group-invariants.ts";
import { insideViolations, walkInViolations } from "./inside-invariants.ts";
import { broken } from "./invariant-names.ts";
import { type LedgerState, wholeLedger } from "./ledger-items.ts";
import { overlapViolations } from "./overlap-invariants.ts";
import { partsBySession, partViolations } from "./part-invariants.ts";
import { rsvpViolations } from "./rsvp-invariants.ts";
import { standbyViolations } from "./standby-invariants.ts";
import { ticketViolations } from "./ticket-invariants.ts";

/** Every raw item of the table; only tests may scan. */
export async function everyItem({ client, name }: Table): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client }, { TableName: name, ConsistentRead: true })) {
    items.push(...((page.Items ?? []) as Item[]));
  }
  return items;
}

export interface LedgerCheck {
  /** Sessions whose capacity an organizer lowered: they may exceed it until enough people have left. */
  readonly lowered?: ReadonlySet<string>;
  /** How far the writers' clocks may have been off, in either direction. */
  readonly clockErrorMs?: number;
  /** Since when events block overlaps. @default - since each of their seats was gained */
  readonly blockingSince?: ReadonlyMap<string, string>;
}

/** Checks the domain's invariants on the raw table and returns every violation. */
export async function violations(table: Table, check: LedgerCheck = {}): Promise<string[]> {
  return violationsAmong(await everyItem(table), check);
}

/** Checks items that have been read already. */
export function violationsAmong(
  items: readonly Item[],
  { lowered = new Set(), clockErrorMs = 0, blockingSince }: LedgerCheck = {},
): string[] {
  const rsvps = items.filter(isRsvpKey);
  const ledgers = items.filter(({ SK }) => SK === "LEDGER");
  const bySession = Map.groupBy(rsvps, ({ SK }) => SK.slice("RSVP#".length));
  const ledgerOf = new Map(ledgers.map((ledger) => [sessionIdOfLedger(ledger), ledger]));
  const partsOf = partsBySession(items);
  return [
    ...ledgers.flatMap((ledger) => {
      const sessionId = sessionIdOfLedger(ledger);
      const state = { desk: ledger, parts: partsOf.get(sessionId) ?? [] };
      return ledgerViolations(state, bySession.get(sessionId) ?? [], lowered);
    }),
    ...rsvps.flatMap((rsvp) =>
      personViolations(rsvp, ledgerOf.get(rsvp.SK.slice("RSVP#".length)), clockErrorMs),
    ),
    ...overlapViolations(items, blockingSince),
    ...groupViolations(items),
    ...ticketViolations(items),
    ...boothViolations(items),
    ...walkInViolations(items),
    ...feedbackViolations(items),
  ];
}

/** Checks the items of one ledger against all RSVPs of its session. */
export const ledgerViolations = (
  state: LedgerState,
  rsvps: readonly Item[],
  lowered: ReadonlySet<string>,
): string[] => [...countViolations(state, rsvps, lowered), ...partViolations(state, rsvps)];

/** Checks one RSVP. It changes with the RSVP alone, except that the rules limit offers. */
export const personViolations = (rsvp: Item, desk: Item | undefined, clockErrorMs: number): string[] => [
  ...rsvpViolations(rsvp, desk),
  ...historyViolations(rsvp, 2 * clockErrorMs),
];

function countViolations(state: LedgerState, rsvps: readonly Item[], lowered: ReadonlySet<string>): string[] {
  const { desk: item } = state;
  const ledger = wholeLedger(state);
  const { sessionId, taken, waiting, capacity, takenAtCapacityChange, door } = ledger;
  const inStatus = (...statuses: string[]) =>
    rsvps.filter(({ status }) => statuses.includes(String(status))).length;
  const found: string[] = imbalances(ledger);
  found.push(...insideViolations(ledger, rsvps), ...standbyViolations(state, rsvps));
  const holding = inStatus("CONFIRMED", "OFFERED") + door.walkIns;
  if (taken !== holding)
    found.push(broken("counts", `${sessionId} counts ${taken} taken, ${holding} have a seat`));
  const onWaitlist = inStatus("WAITLISTED");
  if (waiting !== onWaitlist)
    found.push(broken("counts", `${sessionId} counts ${waiting} waiting, ${onWaitlist} wait`));
  const most = Math.max(capacity ?? Number.POSITIVE_INFINITY, takenAtCapacityChange);
  if (taken > most) found.push(broken("capacity", `${sessionId} has taken ${taken} of ${most}`));
  if (taken > (capacity ?? taken) && !lowered.has(sessionId))
    found.push(broken("capacity", `${sessionId} has taken ${taken} of ${capacity}, which nobody lowered`));
  const isMarked = /^LINE#\d$/.test(String(item.sweepPK)) && typeof item.sweepSK === "string";
  if ((waiting > 0 || item.lineOpen) && !isMarked)
    found.push(broken("idleSeat", `${sessionId} has a waitlist that the sweep does not see`));
  if ("sweepPK" in item !== "sweepSK" in item)
    found.push(broken("idleSeat", `${sessionId} is marked by halves`));
  return found;
}

/** `rsvpAt` is the time of the first confirmation: it is never later than the time of the current one. */
function historyViolations({ PK, SK, status, rsvpAt, bySessionSK }: Item, toleranceMs: number): string[] {
  if (status !== "CONFIRMED") return [];
  const confirmedAt = Date.parse(String(bySessionSK).split("#")[0] ?? "");
  return Date.parse(String(rsvpAt)) > confirmedAt + toleranceMs
    ? [broken("firstConfirmation", `${PK} ${SK} was first confirmed after it was last confirmed`)]
    : [];
}

/** Sessions with a free seat and people who wait at `now` (ISO, UTC). One sweep later there must be none. */
export async function idleSeats(table: Table, now: string): Promise<string[]> {
  return idleSeatsAmong(await everyItem(table), now);
}

/** The period of the sweep, and some time for what it does. A person who has passed is served so much later. */
const SERVED_WITHIN_MS = 90_000;

/** It counts the people and does not trust the ledger. */
export function idleSeatsAmong(items: readonly Item[], now: string): string[] {
  const count = (sessionId: string, ...statuses: string[]) =>
    items.filter(({ SK, status }) => SK === `RSVP#${sessionId}` && statuses.includes(String(status))).length;
  const isOpen = (ledger: Ledger) =>
    ledger.state === "OPEN" &&
    (ledger.registrationOpensAt ?? "") <= now &&
    (ledger.registrationClosesAt ?? "~") > now &&
    isWaitlistOpen(ledger, now);
  const partsOf = partsBySession(items);
  const ledgers = items
    .filter(({ SK }) => SK === "LEDGER")
    .map((desk) => toLedger(desk, partsOf.get(sessionIdOfLedger(desk))));
  return ledgers.filter(isOpen).flatMap(({ sessionId, capacity, door }) => {
    const seats = (capacity ?? Number.POSITIVE_INFINITY) - door.walkIns;
    const free = seats - count(sessionId, "CONFIRMED", "OFFERED");
    const waiting = items.filter(
      (item) =>
        item.SK === `RSVP#${sessionId}` &&
        item.status === "WAITLISTED" &&
        !isPaused(item, items) &&
        ((item.passedUntil ?? "") === "" ||
          Date.parse(String(item.passedUntil)) + SERVED_WITHIN_MS < Date.parse(now)),
    ).length;
    return waiting > 0 && free > 0
      ? [broken("idleSeat", `${sessionId} has ${free} free seats while ${waiting} wait`)]
      : [];
  });
}
