// Changes of one ledger as a whole, each planned from the ledger as it was just read.

import type { Table } from "../dynamodb/table.ts";
import { transact, type Write } from "../dynamodb/transact.ts";
import type { FoundLedger } from "../ledger/ledger.ts";
import { holdOff } from "./gates.ts";
import { findLedger } from "./parts.ts";
import { ATTEMPTS_WITHOUT_PAUSE, MAX_ATTEMPTS, type Plan } from "./whole.ts";

interface Persistence {
  readonly maxAttempts?: number | undefined;
  /** A crowd is there, so the first attempt is made behind gates as well. @default false */
  readonly isCrowded?: boolean;
}

/** Reads a ledger and changes it as planned, until that succeeds or there is nothing to do. */
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
    if (planned !== null && isGated && !(attempts === 1 && hasClosedGate(planned.ledger, now))) {
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

/** Another function has closed the only gate, so this one need not: in a crowd the desk takes few writes. */
const hasClosedGate = ({ items, gate = "" }: FoundLedger, now: string): boolean =>
  items === undefined && gate > now;

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
