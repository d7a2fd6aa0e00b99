import type { Ledger, NewRules, RulesPatch } from "../../core/seats/ledger.ts";
import { graceOf } from "../../core/standby/grace.ts";
import { assign } from "../dynamodb/expressions.ts";
import type { Check, Update, Write } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { nextEpoch, sameEpoch, withClauses } from "../parts/epoch.ts";
import type { LedgerChange } from "../parts/whole.ts";
import { heldVersion, nextVersion, prove } from "../programme/versions.ts";
import { borneByDesk, callingIn, soldAt } from "./capacity.ts";
import { MARK_NOW, markOf } from "./mark.ts";

/** People who have a seat when the capacity is set keep it, even above the capacity. */
const REMEMBER_TAKEN = "takenAtCapacityChange = if_not_exists(taken, :zero)";

/** Creates an empty ledger. It is refused if there is one already. The sweep sees it ahead of its opening. */
export function openLedger(sessionId: string, { state = "OPEN", ...settings }: NewRules): Update {
  const { assignments, removals, names, values } = expressionsOf(settings);
  const initial = ["taken", "waiting", "takenAtCapacityChange"].map((count) => `${count} = :zero`);
  const firstLook = firstLookAt(settings);
  const mark = firstLook === null ? [] : ["sweepPK = :sweepPK", "sweepSK = :firstLook"];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: updateExpression([...initial, "#state = :state", ...mark, ...assignments], removals),
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: { ...names, "#state": "state" },
    ExpressionAttributeValues: {
      ...values,
      ...(firstLook !== null && { ...markOf(sessionId), ":firstLook": firstLook }),
      ":zero": 0,
      ":state": state,
    },
  };
}

/** The sweep sees a ledger ahead of its opening. One with grace is seen until the sweep knows when it ends. */
const firstLookAt = ({
  registrationOpensAt,
  lineClosesAt,
  ...grace
}: Omit<NewRules, "state">): string | null =>
  registrationOpensAt ?? (graceOf(grace) === null ? null : (lineClosesAt ?? null));

/**
 * Changes the rules of a ledger if their version is still `seen`. It marks the ledger for the sweep, because
 * the change may affect waiting people or seats.
 *
 * @param now ISO, UTC, taken when this write is sent
 */
export const changeRules = (
  sessionId: string,
  seen: number,
  settings: RulesPatch,
  now: string,
): LedgerChange => ({
  sessionId,
  seen,
  undivided: changeLedger(sessionId, seen, settings, now),
  divided: (ledger) => changeDivided(ledger, seen, settings, now),
});

/** The same for a ledger of one item. */
export function changeLedger(sessionId: string, seen: number, settings: RulesPatch, now: string): Update {
  const { sets, removes, conditions, names, values } = rulesClauses(sessionId, seen, settings, now);
  const remembered = settings.capacity === undefined ? [] : [REMEMBER_TAKEN];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: `${updateExpression([...remembered, ...sets], ["gate", ...removes])} ADD epoch :one`,
    ConditionExpression: [...conditions, "attribute_not_exists(parts)"].join(" AND "),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ...values, ":one": 1, ...(remembered.length > 0 && { ":zero": 0 }) },
  };
}

/** The clauses of new rules for the item that holds them. */
function rulesClauses(sessionId: string, seen: number, settings: RulesPatch, now: string) {
  const { assignments, removals, names, values } = expressionsOf(settings);
  const version = nextVersion("rulesVersion", seen);
  return {
    sets: [version.assignment, "rulesChangedAt = :now", MARK_NOW, ...assignments],
    // New rules may be a reason to keep the waitlist open, or to close it early once more.
    removes: [...removals, "lineClosedAt", "numberedAt", ...(hasOtherRelease(settings) ? RELEASE : [])],
    conditions: [version.condition],
    names: { ...names, ...version.names },
    values: { ...values, ...version.values, ":now": now, ...markOf(sessionId) },
  };
}

const RELEASE = ["releasedAt", "releaseAsked"];

/** Seats wait until another time, so what has been released before says nothing of it. */
const hasOtherRelease = ({ lineClosesAt, graceMinutes }: RulesPatch): boolean =>
  lineClosesAt !== undefined || graceMinutes !== undefined;

function changeDivided(ledger: Ledger, seen: number, settings: RulesPatch, now: string): Write[] {
  const { capacity, ...others } = settings;
  const desk = rulesClauses(ledger.sessionId, seen, others, now);
  if (capacity === undefined) return nextEpoch(ledger, desk, () => ({}));
  const borne = borneByDesk(ledger, capacity);
  if (borne !== null) {
    const clauses = withClauses(desk, borne);
    const isAlone = Object.values(others).every((rule) => rule === undefined);
    return isAlone ? [sameEpoch(ledger, clauses)] : nextEpoch(ledger, clauses, () => ({}));
  }
  return nextEpoch(ledger, withClauses(desk, callingIn(ledger, capacity)), soldAt(ledger));
}

/** Changes nothing. It is refused if the version of the rules is no longer `seen`. */
export const proveRules = (sessionId: string, seen: number): Check =>
  prove(ledgerKey(sessionId), heldVersion("rulesVersion", seen));

/** `null` removes an attribute, and `undefined` leaves it unchanged. */
function expressionsOf(settings: RulesPatch) {
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
