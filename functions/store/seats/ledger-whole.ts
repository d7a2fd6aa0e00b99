// What concerns all items of a ledger is one transaction over them, which gives each the next epoch.

import type { Ledger } from "../../core/seats/ledger.ts";
import { StoreUnavailable } from "../dynamodb/failures.ts";
import type { Table } from "../dynamodb/table.ts";
import { type TransactOutcome, transact, type Update, type Vote, type Write } from "../dynamodb/transact.ts";
import { isLedgerKey, isPartKey, ledgerItemKey, sessionIdOfLedger, sessionIdOfPart } from "../keys.ts";
import { heldEpoch } from "./ledger.ts";
import { holdOff } from "./ledger-gates.ts";
import { findLedger } from "./ledger-parts.ts";

/** The clauses of an update of one item. */
export interface Clauses {
  readonly sets?: readonly string[];
  readonly removes?: readonly string[];
  readonly conditions?: readonly string[];
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Writes the next epoch to all items of a ledger, if none has got another one since it was seen. */
export const nextEpoch = (
  ledger: Ledger,
  desk: Clauses,
  part: (number: number) => Clauses,
  parts = (ledger.items?.length ?? 1) - 1,
): Update[] => [
  itemUpdate(ledger, 0, {
    ...desk,
    conditions: [heldEpoch(ledger.epoch).condition, ...(desk.conditions ?? [])],
  }),
  ...Array.from({ length: parts }, (_, n) => itemUpdate(ledger, n + 1, part(n + 1))),
];

/** Changes what only the desk needs to know. It passes in a crowd, because no part is written. */
export const sameEpoch = (
  ledger: Ledger,
  { sets = [], removes = [], conditions = [], names, values }: Clauses,
): Update => ({
  Key: ledgerItemKey(ledger.sessionId, 0),
  UpdateExpression: `SET ${sets.join(", ")} REMOVE ${["gate", ...removes].join(", ")}`,
  ConditionExpression: [heldEpoch(ledger.epoch).condition, ...conditions].join(" AND "),
  ...(names && { ExpressionAttributeNames: names }),
  ExpressionAttributeValues: { ...values, ...heldEpoch(ledger.epoch).values },
});

/** The desk proves the epoch for all, because every change of an epoch writes it. */
function itemUpdate({ sessionId, epoch }: Ledger, item: number, clauses: Clauses): Update {
  const { sets = [], removes = [], conditions = [], names = {}, values = {} } = clauses;
  const seen = item === 0 ? heldEpoch(epoch).values : {};
  return {
    Key: ledgerItemKey(sessionId, item),
    UpdateExpression: `SET ${["epoch = :nextEpoch", ...sets].join(", ")} REMOVE ${["gate", ...removes].join(", ")}`,
    ...(conditions.length > 0 && { ConditionExpression: conditions.join(" AND ") }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ExpressionAttributeValues: { ...values, ...seen, ":nextEpoch": epoch + 1 },
  };
}

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
type Plan = (ledger: Ledger) => readonly Write[] | null;

const isLedgerChange = (write: object): write is LedgerChange => "undivided" in write;

/** A crowd leaves no moment in which all items are free, so it is held off. */
const MAX_ATTEMPTS = 8;
/** The first attempt behind gates follows at once. Later ones wait. */
const ATTEMPTS_WITHOUT_PAUSE = 2;

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
      if (now !== null && (known !== undefined || refusing === null))
        await holdOff(table, known ?? { sessionId: change.sessionId }, writesOf(change, seen), now, attempts);
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

interface Persistence {
  readonly maxAttempts?: number | undefined;
  /** A crowd is there, so the first attempt is made behind gates as well. @default false */
  readonly isCrowded?: boolean;
}

/**
 * Reads a ledger and changes it as planned, until that succeeds or there is nothing to do. A ledger of one
 * item has a gate too.
 */
export async function changeWhole(
  table: Table,
  sessionId: string,
  now: string,
  plan: Plan,
  { maxAttempts = MAX_ATTEMPTS, isCrowded = false }: Persistence = {},
): Promise<"committed" | "refused" | "unsettled"> {
  const pause = table.patience();
  const read = async () => {
    const ledger = await findLedger(table, sessionId);
    const writes = ledger && plan(ledger);
    return ledger && writes && { ledger, writes };
  };
  for (let attempts = 1; ; attempts++) {
    let planned = await read();
    const isGated = planned !== null && (isCrowded || attempts > 1);
    if (planned !== null && isGated) {
      await holdOff(table, planned.ledger, planned.writes, now, attempts);
      planned = await read();
    }
    if (planned === null) return "refused";
    const isUndivided = planned.ledger.items === undefined;
    const kind = await persist(
      table,
      planned.writes,
      isGated ? TRIES_BEHIND_GATES : 1,
      isGated && isUndivided ? TRANSACTIONS_AT_ONCE : 1,
    );
    if (kind === "committed" || attempts === maxAttempts) return kind;
    if (attempts > ATTEMPTS_WITHOUT_PAUSE && !(await pause())) return kind;
  }
}

/** Behind gates only throttles and late requests are in the way, so another try follows at once. */
const TRIES_BEHIND_GATES = 10;

/** The desk's partition is throttled in a crowd. The epoch lets only one of these pass. */
const TRANSACTIONS_AT_ONCE = 4;
const KINDS = ["committed", "refused", "unsettled"] as const;

async function persist(table: Table, writes: readonly Write[], tries: number, atOnce: number) {
  for (let left = tries; ; left--) {
    const outcomes = await Promise.all(Array.from({ length: atOnce }, () => transact(table, writes)));
    const kinds = outcomes.map((outcome) => outcome.kind);
    const kind = KINDS.find((each) => kinds.includes(each)) ?? "unsettled";
    if (kind !== "unsettled" || left <= 1) return kind;
  }
}
