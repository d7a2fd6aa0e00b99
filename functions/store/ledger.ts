import type { LedgerSettings } from "../core/change-session.ts";
import type { Ledger, SessionState } from "../core/ledger.ts";
import { find } from "./find.ts";
import { ledgerKey } from "./keys.ts";
import type { Table } from "./table.ts";
import type { Item, Update } from "./transact.ts";

/**
 * All that the rest of the store knows of how places are counted. There is one item a session today; very hot
 * sessions may one day spread over several, and nothing outside this module may assume otherwise.
 */

const NAMES = { "#state": "state", "#capacity": "capacity" };

const SEAT_IS_FREE = [
  "#state = :open",
  "(attribute_not_exists(registrationOpensAt) OR registrationOpensAt <= :now)",
  "(attribute_not_exists(registrationClosesAt) OR registrationClosesAt > :now)",
  "(waiting = :zero OR lineClosesAt <= :now)",
  "(attribute_not_exists(#capacity) OR taken < #capacity)",
].join(" AND ");

/** Takes a place if there is one for a newcomer at `now` (ISO, UTC). */
export const takePlace = (sessionId: string, now: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :one",
  ConditionExpression: SEAT_IS_FREE,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: { ":one": 1, ":zero": 0, ":open": "OPEN", ":now": now },
});

/** Gives a place back. */
export const releasePlace = (sessionId: string): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: "ADD taken :less",
  ConditionExpression: "taken > :zero",
  ExpressionAttributeValues: { ":less": -1, ":zero": 0 },
});

/** Starts a ledger with nobody in it; where there is one already, changes its rules and never its counts. */
export function openLedger(sessionId: string, { state = "OPEN", ...settings }: LedgerSettings): Update {
  const { assignments, removals, names, values } = expressionsOf(settings);
  const initial = ["taken", "waiting"].map((count) => `${count} = if_not_exists(${count}, :zero)`);
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: updateExpression(
      [...initial, "#state = if_not_exists(#state, :state)", ...assignments],
      removals,
    ),
    ExpressionAttributeNames: { ...names, "#state": "state" },
    ExpressionAttributeValues: { ...values, ":zero": 0, ":state": state },
  };
}

/** Changes the rules of a ledger that exists; refused where none does. */
export function changeLedger(sessionId: string, settings: LedgerSettings): Update {
  const { assignments, removals, names, values } = expressionsOf(settings);
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: updateExpression(assignments, removals),
    ConditionExpression: "attribute_exists(PK)",
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: assignments.length > 0 ? values : undefined,
  };
}

function expressionsOf(settings: LedgerSettings) {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const kept = given.filter(([, value]) => value !== null);
  return {
    assignments: kept.map(([name]) => `#${name} = :${name}`),
    removals: given.filter(([, value]) => value === null).map(([name]) => `#${name}`),
    names: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
  };
}

const updateExpression = (assignments: readonly string[], removals: readonly string[]): string =>
  [
    assignments.length > 0 && `SET ${assignments.join(", ")}`,
    removals.length > 0 && `REMOVE ${removals.join(", ")}`,
  ]
    .filter(Boolean)
    .join(" ");

export const findLedger = (table: Table, sessionId: string): Promise<Ledger | null> =>
  find(table, ledgerKey(sessionId), toLedger);

export function toLedger(item: Item): Ledger {
  return {
    sessionId: String(item.PK).slice("SESSION#".length),
    taken: item.taken as number,
    waiting: item.waiting as number,
    capacity: (item.capacity as number | undefined) ?? null,
    state: item.state as SessionState,
    registrationOpensAt: (item.registrationOpensAt as string | undefined) ?? null,
    registrationClosesAt: (item.registrationClosesAt as string | undefined) ?? null,
    lineClosesAt: item.lineClosesAt as string,
  };
}
