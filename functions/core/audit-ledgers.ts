import type { Ledger } from "./ledger.ts";
import type { HeldStatus } from "./rsvp.ts";

/** How many RSVPs of a session there are of each status, counted one by one. */
export type Holders = Readonly<Record<HeldStatus, number>>;

export interface AuditBook {
  /** Sessions that are not over at `now` (ISO, UTC), a page at a time. */
  activeSessions(now: string): AsyncIterable<readonly string[]>;
  /** As it is now; `null` where an import has not finished. */
  findLedger(sessionId: string): Promise<Ledger | null>;
  countHolders(sessionId: string): Promise<Holders>;
}

export interface AuditPorts {
  readonly book: AuditBook;
  readonly clock: () => Date;
  /** Lets a moment go by between two counts of one session. */
  readonly settle: () => Promise<void>;
}

export interface AuditFinding {
  readonly sessionId: string;
  readonly ledger: Pick<Ledger, "taken" | "waiting" | "capacity">;
  readonly counted: Holders;
  readonly drift: boolean;
  readonly capacityViolated: boolean;
}

export interface AuditReport {
  readonly sessions: number;
  /** Sessions whose counts never stood still: nothing can be said of them now. */
  readonly unsettled: readonly string[];
  readonly findings: readonly AuditFinding[];
}

const COUNTS = 3;

/** Recounts every active session and says what is wrong with its ledger; it repairs nothing. */
export async function auditLedgers({ book, clock, settle }: AuditPorts): Promise<AuditReport> {
  const findings: AuditFinding[] = [];
  const unsettled: string[] = [];
  let sessions = 0;
  for await (const page of book.activeSessions(clock().toISOString())) {
    sessions += page.length;
    const audited = await Promise.all(page.map((sessionId) => auditSession(sessionId, book, settle)));
    for (const [at, result] of audited.entries()) {
      if (result === "unsettled") unsettled.push(page[at] ?? "");
      else if (result !== null) findings.push(result);
    }
  }
  return { sessions, unsettled, findings };
}

/**
 * The ledger is read before and after the count: while it moves, or the index lags behind it, a difference says nothing.
 * Only one that stands still is a finding.
 */
async function auditSession(
  sessionId: string,
  book: AuditBook,
  settle: () => Promise<void>,
): Promise<AuditFinding | "unsettled" | null> {
  let found: AuditFinding | null = null;
  let hasStoodStill = false;
  for (let count = 0; count < COUNTS; count++) {
    if (count > 0) await settle();
    const before = await book.findLedger(sessionId);
    if (before === null) return null;
    const counted = await book.countHolders(sessionId);
    const after = await book.findLedger(sessionId);
    found = findingOf(after ?? before, counted);
    if (found === null) return null;
    hasStoodStill = before.taken === after?.taken && before.waiting === after.waiting;
  }
  return hasStoodStill ? found : "unsettled";
}

function findingOf(ledger: Ledger, counted: Holders): AuditFinding | null {
  const { sessionId, taken, waiting, capacity } = ledger;
  const drift = taken !== counted.CONFIRMED + counted.OFFERED || waiting !== counted.WAITLISTED;
  const most = Math.max(capacity ?? Number.POSITIVE_INFINITY, ledger.takenAtCapacityChange);
  const capacityViolated = Math.max(taken, counted.CONFIRMED + counted.OFFERED) > most;
  if (!drift && !capacityViolated) return null;
  return { sessionId, ledger: { taken, waiting, capacity }, counted, drift, capacityViolated };
}
