// Transactions that change ledgers as a whole, together with other items.

import type { Ledger } from "../../core/seats/ledger.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";
import type { Table } from "../dynamodb/table.ts";
import { type TransactOutcome, transact, type Vote, type Write } from "../dynamodb/transact.ts";
import { isLedgerKey, isPartKey, sessionIdOfLedger, sessionIdOfPart } from "../keys.ts";
import { holdOff } from "./gates.ts";
import { findLedger } from "./parts.ts";

/**
 * A write of a ledger that depends on its parts. The first attempt assumes that there are none, which is
 * almost always so, and costs no read.
 */
export interface LedgerChange {
  readonly sessionId: string;
  /** The version of the rules that the change was planned from. */
  readonly seen: number | "any";
  readonly undivided: Write;
  readonly divided: Plan;
}

/** Plans the writes of a ledger as it is now. `null`: there is nothing to write. */
export type Plan = (ledger: Ledger) => readonly Write[] | null;

const isLedgerChange = (write: object): write is LedgerChange => "undivided" in write;

/** A crowd leaves no moment in which all items are free, so it is held off. */
export const MAX_ATTEMPTS = 8;
/** The first attempt behind gates follows at once. Later ones wait. */
export const ATTEMPTS_WITHOUT_PAUSE = 2;

/**
 * Attempts a transaction that changes ledgers as a whole, as `transact` does. If a ledger has parts, or others
 * hold it, further attempts follow here, behind its gates.
 *
 * @param now ISO, UTC, when the write is sent; `null`: nobody is held off
 * @param finish makes one transaction of all writes
 */
export async function transactWhole<Other extends object>(
  table: Table,
  changes: readonly (Other | LedgerChange)[],
  now: string | null,
  finish: (writes: readonly (Other | Write)[]) => Write[],
): Promise<TransactOutcome> {
  const ofLedgers = changes.filter(isLedgerChange);
  const seen = new Map<string, Ledger>();
  const pause = table.patience();
  for (let attempts = 1; ; attempts++) {
    const outcome = await transact(table, finish(changes.flatMap((change) => writesOf(change, seen))));
    if (outcome.kind === "committed" || attempts === MAX_ATTEMPTS) return outcome;
    const refusing = outcome.kind === "refused" ? dividedAmong(outcome.votes) : null;
    const again = ofLedgers.filter(({ sessionId }) => refusing?.includes(sessionId) ?? true);
    if (again.length === 0) return outcome;
    for (const change of again) {
      const known = seen.get(change.sessionId);
      // A refusal without conflict only shows that there are parts.
      if (now !== null && (known !== undefined || refusing === null)) {
        const gated = known ?? (await findLedger(table, change.sessionId));
        if (gated !== null) await holdOff(table, gated, writesOf(change, seen), now, attempts);
      }
      const ledger = await findLedger(table, change.sessionId);
      if (ledger === null || !isAsPlanned(change, ledger)) return outcome;
      if (ledger.items !== undefined) seen.set(change.sessionId, ledger);
    }
    if (attempts > ATTEMPTS_WITHOUT_PAUSE && !(await pause())) return outcome;
  }
}

const isAsPlanned = (change: LedgerChange, ledger: Ledger): boolean =>
  (change.seen === "any" || change.seen === ledger.rulesVersion) &&
  (ledger.items === undefined || change.divided(ledger) !== null);

/** Repeats such a transaction until it is committed or refused. No person waits for this one. */
export async function settleWhole<Other extends object>(
  table: Table,
  changes: readonly (Other | LedgerChange)[],
  now: string | null,
  finish: (writes: readonly (Other | Write)[]) => Write[],
): Promise<Exclude<TransactOutcome, { kind: "unsettled" }>> {
  const pause = table.patience();
  for (;;) {
    const outcome = await transactWhole(table, changes, now, finish);
    if (outcome.kind !== "unsettled") return outcome;
    if (!(await pause())) throw new StoreUnavailable("other requests keep the items locked");
  }
}

function writesOf(change: LedgerChange, seen: ReadonlyMap<string, Ledger>): readonly Write[];
function writesOf<Other extends object>(
  change: Other | LedgerChange,
  seen: ReadonlyMap<string, Ledger>,
): readonly (Other | Write)[];
function writesOf<Other extends object>(
  change: Other | LedgerChange,
  seen: ReadonlyMap<string, Ledger>,
): readonly (Other | Write)[] {
  if (!isLedgerChange(change)) return [change];
  const ledger = seen.get(change.sessionId);
  return (ledger && change.divided(ledger)) ?? [change.undivided];
}

/** The sessions whose ledgers refused because they have parts, or because a part has changed. */
const dividedAmong = (votes: readonly Vote[]): string[] => [
  ...new Set(
    votes.flatMap((vote) => {
      if (vote.agreed || vote.item === null) return [];
      if (isPartKey(vote.item)) return [sessionIdOfPart(vote.item)];
      return isLedgerKey(vote.item) && vote.item.parts !== undefined ? [sessionIdOfLedger(vote.item)] : [];
    }),
  ),
];
