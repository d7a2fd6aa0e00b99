import type { Pause } from "../pause.ts";
import { isSettled, type Ledger, lineTask } from "../seats/ledger.ts";
import { type MoveAttempt, PEOPLE_A_STEP, type Release } from "./line-book.ts";

/** An open offer whose time is up. */
export interface DueOffer {
  readonly sessionId: string;
  readonly userId: string;
  /** ISO, UTC. */
  readonly dueAt: string;
}

export interface SweepBook {
  /** Offers that are due at `now` (ISO, UTC), a page at a time; may show some that are no longer open. */
  dueOffers(now: string): AsyncIterable<readonly DueOffer[]>;
  /** The ledgers that are marked for a look, as they are now, a page at a time. */
  markedLedgers(): AsyncIterable<readonly Ledger[]>;
  /** Ends the open offers of these sessions, as far as the index shows them, when the ledgers say that offers end. */
  shortenOffers(ledgers: readonly Ledger[]): Promise<void>;
  releasePlaces(release: Release): Promise<MoveAttempt>;
  /** Takes the marks off these ledgers, but for those that have a reason for it again. */
  unmark(ledgers: readonly Ledger[]): Promise<void>;
}

export interface SweepPorts {
  readonly book: SweepBook;
  readonly clock: () => Date;
  readonly patience: () => Pause;
  /** What the RSVPs are marked with, to recognise a success whose answer was lost. */
  readonly changedBy: string;
  /** Whether there is time to expire more; what is left is for the next sweep. */
  readonly hasTime: () => boolean;
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
}

export interface SweepReport {
  readonly expired: number;
  readonly nudged: number;
  readonly unmarked: number;
  /** How many wait, for each session in which anybody does. */
  readonly lines: readonly number[];
  /** What did not work out; the next sweep tries again. */
  readonly failures: readonly unknown[];
}

/**
 * Expires what is due, then nudges every session whose line asks for something. What a lost or late message leaves
 * undone is done here, one period later at the latest. Two sweeps at once do no harm.
 */
export async function sweepLines(ports: SweepPorts): Promise<SweepReport> {
  const failures: unknown[] = [];
  const attempt = async <T>(act: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      failures.push(error);
      return otherwise;
    }
  };

  let expired = 0;
  for await (const page of ports.book.dueOffers(ports.clock().toISOString())) {
    if (!ports.hasTime()) break;
    const bySession = Map.groupBy(page, ({ sessionId }) => sessionId);
    const counts = await Promise.all(
      [...bySession].map(([sessionId, due]) => attempt(() => expireOffers(sessionId, due, ports), 0)),
    );
    expired += counts.reduce((sum, count) => sum + count, 0);
  }

  const lines: number[] = [];
  let nudged = 0;
  let unmarked = 0;
  let readAt = ports.clock().toISOString();
  for await (const ledgers of ports.book.markedLedgers()) {
    lines.push(...ledgers.map(({ waiting }) => waiting).filter((waiting) => waiting > 0));
    nudged += await attempt(() => nudgeThoseInNeed(ledgers, ports), 0);
    const shortened = ports.book.shortenOffers(ledgers).then(() => true);
    if (await attempt(() => shortened, false)) {
      const settled = ledgers.filter((ledger) => isSettled(ledger) && hasBeenStill(ledger, readAt));
      unmarked += await attempt(() => ports.book.unmark(settled).then(() => settled.length), 0);
    }
    readAt = ports.clock().toISOString();
  }
  return { expired, nudged, unmarked, lines, failures };
}

/** Longer than a change of rules is under way, clocks of functions differ, and the index lags, all together. */
const RULES_SETTLE_MS = 30_000;

/** Whether the index was certain at `readAt` to show every offer that was made by other rules. */
const hasBeenStill = ({ rulesChangedAt }: Ledger, readAt: string): boolean =>
  rulesChangedAt === null || Date.parse(rulesChangedAt) + RULES_SETTLE_MS < Date.parse(readAt);

async function nudgeThoseInNeed(ledgers: readonly Ledger[], ports: SweepPorts): Promise<number> {
  const now = ports.clock().toISOString();
  const inNeed = ledgers.filter((ledger) => lineTask(ledger, now) !== null);
  await ports.nudgeAll(inNeed.map(({ sessionId }) => sessionId));
  return inNeed.length;
}

/** How many of a session's due offers were expired here; those that were accepted or declined meanwhile are not. */
async function expireOffers(sessionId: string, due: readonly DueOffer[], ports: SweepPorts): Promise<number> {
  const pause = ports.patience();
  let left = [...due];
  let size = PEOPLE_A_STEP;
  let expired = 0;
  while (left.length > 0) {
    const people = left.slice(0, size).map(({ userId }) => ({ userId, status: "OFFERED" as const }));
    const attempt = await ports.book.releasePlaces({
      sessionId,
      people,
      reason: "OFFER_EXPIRED",
      now: ports.clock().toISOString(),
      freedAt: left[0]?.dueAt ?? "",
      given: {},
      changedBy: ports.changedBy,
    });
    if (attempt.kind === "unsettled") {
      if (!(await pause())) throw new Error(`the offers of ${sessionId} are held by others`);
      continue;
    }
    const done = new Set(attempt.kind === "committed" ? people.map(({ userId }) => userId) : attempt.gone);
    if (attempt.kind === "committed") expired += people.length;
    if (done.size === 0) {
      if (size === 1) throw new Error(`the ledger of ${sessionId} counts fewer places than there are offers`);
      size = 1;
    }
    left = left.filter(({ userId }) => !done.has(userId));
  }
  return expired;
}
