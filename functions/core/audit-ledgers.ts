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
 * A difference says nothing while the ledger moves or the index lags behind it. One that is there whenever it is looked
 * at, with a ledger that stands still meanwhile, is a finding.
 */
async function auditSession(
  sessionId: string,
  book: AuditBook,
  settle: () => Promise<void>,
): Promise<AuditFinding | "unsettled" | null> {
  for (let count = 1; ; count++) {
    const ledger = await book.findLedger(sessionId);
    const finding = ledger && findingOf(ledger, await book.countHolders(sessionId));
    if (finding === null) return null;
    if (count === COUNTS) {
      const after = await book.findLedger(sessionId);
      const hasStoodStill = after?.taken === ledger?.taken && after?.waiting === ledger?.waiting;
      return hasStoodStill ? finding : "unsettled";
    }
    await settle();
  }
}

function findingOf(ledger: Ledger, counted: Holders): AuditFinding | null {
  const { sessionId, taken, waiting, capacity } = ledger;
  const drift = taken !== counted.CONFIRMED + counted.OFFERED || waiting !== counted.WAITLISTED;
  const most = Math.max(capacity ?? Number.POSITIVE_INFINITY, ledger.takenAtCapacityChange);
  const capacityViolated = Math.max(taken, counted.CONFIRMED + counted.OFFERED) > most;
  if (!drift && !capacityViolated) return null;
  return { sessionId, ledger: { taken, waiting, capacity }, counted, drift, capacityViolated };
}
