import type { Ledger } from "../seats/ledger.ts";
import type { HeldStatus } from "../seats/rsvp.ts";

/** The number of RSVPs of a session in each status, counted one by one. */
export type RsvpCounts = Readonly<Record<HeldStatus, number>>;

/** @property contradictions what is wrong with how the ledger adds up, in words */
export type Counted = RsvpCounts & {
  readonly contradictions?: readonly string[];
  /** How many people with a seat have been checked in. @default 0 */
  readonly inside?: number;
};

export interface AuditBook {
  /** Yields the sessions that are not over at `now` (ISO, UTC), one page at a time. */
  activeSessions(now: string): AsyncIterable<readonly string[]>;
  /** Reads current ledgers. A session whose import is unfinished has none. */
  findLedgers(sessionIds: readonly string[]): Promise<readonly Ledger[]>;
  countRsvps(ledger: Ledger): Promise<Counted>;
}

export interface AuditPorts {
  readonly book: AuditBook;
  readonly clock: () => Date;
  /** Waits a moment between two counts of one session. */
  readonly settle: () => Promise<void>;
}

export interface AuditFinding {
  readonly sessionId: string;
  readonly ledger: Pick<Ledger, "taken" | "waiting" | "capacity"> & Partial<Pick<Ledger, "door">>;
  readonly counted: Counted;
  readonly drift: boolean;
  readonly capacityViolated: boolean;
}

export interface AuditReport {
  readonly sessions: number;
  /** Sessions whose counts kept changing, so the audit cannot judge them. */
  readonly unsettled: readonly string[];
  readonly findings: readonly AuditFinding[];
}

const MAX_RECOUNTS = 3;
/** If a ledger has changed, at least one of these fields differs. */
const FIELDS_OF_CHANGE = ["taken", "waiting", "freedAt", "rulesVersion", "epoch"] as const;

const COUNTS_OF_DOOR = ["inside", "walkIns", "checkIns"] as const;

/** Recounts every active session and reports errors in its ledger. It repairs nothing. */
export async function auditLedgers({ book, clock, settle }: AuditPorts): Promise<AuditReport> {
  const findings: AuditFinding[] = [];
  const unsettled: string[] = [];
  let sessions = 0;
  for await (const page of book.activeSessions(clock().toISOString())) {
    const ledgers = await book.findLedgers(page);
    sessions += ledgers.length;
    const audited = await Promise.all(ledgers.map((ledger) => auditSession(ledger, book, settle)));
    for (const result of audited) {
      if (result.kind === "unsettled") unsettled.push(result.sessionId);
      if (result.kind === "wrong") findings.push(result.finding);
    }
  }
  return { sessions, unsettled, findings };
}

type Audited =
  | { readonly kind: "right" }
  | { readonly kind: "wrong"; readonly finding: AuditFinding }
  | { readonly kind: "unsettled"; readonly sessionId: string };

/**
 * A difference means nothing while the ledger changes or the index lags. It is a finding if every look shows
 * it while the ledger stays the same.
 */
async function auditSession(first: Ledger, book: AuditBook, settle: () => Promise<void>): Promise<Audited> {
  let ledger = first;
  for (let count = 1; ; count++) {
    const finding = findingOf(ledger, await book.countRsvps(ledger));
    if (finding === null) return { kind: "right" };
    if (count < MAX_RECOUNTS) await settle();
    const [after = ledger] = await book.findLedgers([ledger.sessionId]);
    if (count >= MAX_RECOUNTS) {
      const hasStoodStill =
        FIELDS_OF_CHANGE.every((what) => after[what] === ledger[what]) &&
        COUNTS_OF_DOOR.every((what) => after.door[what] === ledger.door[what]);
      return hasStoodStill ? { kind: "wrong", finding } : { kind: "unsettled", sessionId: ledger.sessionId };
    }
    ledger = after;
  }
}

function findingOf(ledger: Ledger, counted: Counted): AuditFinding | null {
  const { sessionId, taken, waiting, capacity, door } = ledger;
  const { CONFIRMED, OFFERED, WAITLISTED, contradictions = [], inside = 0 } = counted;
  const seats = CONFIRMED + OFFERED + door.walkIns;
  const drift =
    taken !== seats ||
    waiting !== WAITLISTED ||
    door.inside !== inside + door.walkIns ||
    contradictions.length > 0;
  const most = Math.max(capacity ?? Number.POSITIVE_INFINITY, ledger.takenAtCapacityChange);
  const capacityViolated = Math.max(taken, seats) > most;
  if (!drift && !capacityViolated) return null;
  const counts = { taken, waiting, capacity, ...(door.checkIns > 0 && { door }) };
  return { sessionId, ledger: counts, counted, drift, capacityViolated };
}
