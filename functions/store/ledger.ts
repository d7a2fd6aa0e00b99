// All that the rest of the store knows of how places are counted. There is one item a session today; very hot sessions
// may one day spread over several, and nothing outside this module may assume otherwise.

import type { Ledger, LedgerSettings, SessionState } from "../core/ledger.ts";
import { assign } from "./expressions.ts";
import { find } from "./find.ts";
import { ledgerKey, sessionIdOfLedger } from "./keys.ts";
import { type Item, type Table, textOrNull } from "./table.ts";
import type { Update } from "./transact.ts";

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

/** `null` takes an attribute away, `undefined` leaves it alone. */
function expressionsOf(settings: LedgerSettings) {
  const entries = Object.entries(settings);
  const set = assign(
    Object.fromEntries(entries.filter(([, value]) => value !== undefined && value !== null)),
  );
  const lifted = assign(Object.fromEntries(entries.filter(([, value]) => value === null)));
  return {
    assignments: set.clauses,
    removals: Object.keys(lifted.names),
    names: { ...set.names, ...lifted.names },
    values: set.values,
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
    sessionId: sessionIdOfLedger(item),
    taken: item.taken as number,
    waiting: item.waiting as number,
    capacity: (item.capacity as number | undefined) ?? null,
    state: item.state as SessionState,
    registrationOpensAt: textOrNull(item.registrationOpensAt),
    registrationClosesAt: textOrNull(item.registrationClosesAt),
    lineClosesAt: item.lineClosesAt as string,
  };
}
