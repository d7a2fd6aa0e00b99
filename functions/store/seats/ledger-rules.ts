import type { NewRules, RulesPatch } from "../../core/seats/ledger.ts";
import { assign } from "../dynamodb/expressions.ts";
import type { Check, Update } from "../dynamodb/transact.ts";
import { ledgerKey } from "../keys.ts";
import { heldVersion, nextVersion, prove } from "../programme/versions.ts";
import { MARK, markOf } from "./ledger.ts";

/** People who have a seat when the capacity is set keep it, even above the capacity. */
const REMEMBER_TAKEN = "takenAtCapacityChange = if_not_exists(taken, :zero)";

/** Creates an empty ledger. It is refused if there is one already. */
export function openLedger(sessionId: string, { state = "OPEN", ...settings }: NewRules): Update {
  const { assignments, removals, names, values } = expressionsOf(settings);
  const initial = ["taken", "waiting", "takenAtCapacityChange"].map((count) => `${count} = :zero`);
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: updateExpression([...initial, "#state = :state", ...assignments], removals),
    ConditionExpression: "attribute_not_exists(PK)",
    ExpressionAttributeNames: { ...names, "#state": "state" },
    ExpressionAttributeValues: { ...values, ":zero": 0, ":state": state },
  };
}

/**
 * Changes the rules of a ledger if their version is still `seen`. It marks the ledger for the sweep, because
 * the change may affect waiting people or seats.
 *
 * @param now ISO, UTC, taken when this write is sent
 */
export function changeLedger(sessionId: string, seen: number, settings: RulesPatch, now: string): Update {
  const { assignments, removals, names, values } = expressionsOf(settings);
  const version = nextVersion("rulesVersion", seen);
  const remembered = settings.capacity === undefined ? [] : [REMEMBER_TAKEN];
  return {
    Key: ledgerKey(sessionId),
    UpdateExpression: updateExpression(
      [version.assignment, "rulesChangedAt = :now", MARK, ...remembered, ...assignments],
      // New rules may be a reason to keep the waitlist open, or to close it early once more.
      [...removals, "lineClosedAt"],
    ),
    ConditionExpression: version.condition,
    ExpressionAttributeNames: { ...names, ...version.names },
    ExpressionAttributeValues: {
      ...values,
      ...version.values,
      ":now": now,
      ...markOf(sessionId),
      ...(remembered.length > 0 && { ":zero": 0 }),
    },
  };
}

/** Closes the session of a draft to attendees, or opens it once its event is published. */
export const markDraft = (sessionId: string, draft: boolean): Update => ({
  Key: ledgerKey(sessionId),
  UpdateExpression: draft ? "SET draft = :draft" : "REMOVE draft",
  ConditionExpression: "attribute_exists(PK)",
  ...(draft && { ExpressionAttributeValues: { ":draft": true } }),
});

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
