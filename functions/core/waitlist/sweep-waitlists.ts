import type { Pause } from "../pause.ts";
import { isSettled, type Ledger, waitlistTask } from "../seats/ledger.ts";
import type { HeldStatus } from "../seats/rsvp.ts";
import { isReleaseDue } from "../standby/grace.ts";
import { MAX_PEOPLE_PER_STEP, type MoveAttempt, type Release } from "./waitlist-book.ts";

/** An open offer or a visit of a booth whose time is up. */
export interface Due {
  readonly sessionId: string;
  readonly userId: string;
  /** ISO, UTC. */
  readonly dueAt: string;
}

export interface SweepBook {
  /** Yields offers that are due at `now` (ISO, UTC), one page at a time. Some may no longer be open. */
  dueOffers(now: string): AsyncIterable<readonly Due[]>;
  /** Yields visits of booths that are due, in the same way. */
  dueVisits(now: string): AsyncIterable<readonly Due[]>;
  /** Yields the current state of all marked ledgers, one page at a time. `now` is ISO, UTC. */
  markedLedgers(now: string): AsyncIterable<readonly Ledger[]>;
  /** Shortens these sessions' open offers to the end in their ledgers, as far as the index shows them. */
  shortenOffers(ledgers: readonly Ledger[]): Promise<void>;
  release(release: Release): Promise<MoveAttempt>;
  /** Removes the marks of these ledgers, except where a new reason has come up. `now` is ISO, UTC. */
  unmark(ledgers: readonly Ledger[], now: string): Promise<void>;
  /** Prepares these ledgers for the crowd that comes when their registration opens. */
  prepare?(ledgers: readonly Ledger[], now: string): Promise<void>;
}

export interface SweepPorts {
  readonly book: SweepBook;
  readonly clock: () => Date;
  readonly patience: () => Pause;
  /** The id of the invocation. Each RSVP that it changes stores it. */
  readonly requestId: string;
  /** Tells whether there is time to expire more offers. The next sweep does the rest. */
  readonly hasTime: () => boolean;
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
}

export interface SweepReport {
  readonly expired: number;
  /** Visits of booths that have reached their limit. */
  readonly visitsEnded: number;
  readonly nudged: number;
  readonly unmarked: number;
  /** The number of waiting people in each session that has any. */
  readonly waitlists: readonly number[];
  /** The next sweep tries these again. */
  readonly failures: readonly unknown[];
}

/**
 * Ends due offers and visits, then nudges every session whose waitlist needs work. It repairs what a lost or late
 * message left undone, at most one period later. Two sweeps at once do no harm.
 */
export async function sweepWaitlists(ports: SweepPorts): Promise<SweepReport> {
  const failures: unknown[] = [];
  const tryTo = async <T>(act: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      failures.push(error);
      return otherwise;
    }
  };

  const end = async (pages: AsyncIterable<readonly Due[]>, ending: Ending): Promise<number> => {
    let ended = 0;
    for await (const page of pages) {
      if (!ports.hasTime()) break;
      const bySession = Map.groupBy(page, ({ sessionId }) => sessionId);
      const counts = await Promise.all(
        [...bySession].map(([sessionId, due]) => tryTo(() => endThese(sessionId, due, ending, ports), 0)),
      );
      ended += counts.reduce((sum, count) => sum + count, 0);
    }
    return ended;
  };
  const expired = await end(ports.book.dueOffers(ports.clock().toISOString()), OFFERS);
  const visitsEnded = await end(ports.book.dueVisits(ports.clock().toISOString()), VISITS);

  const waitlists: number[] = [];
  let nudged = 0;
  let unmarked = 0;
  let readAt = ports.clock().toISOString();
  for await (const ledgers of ports.book.markedLedgers(readAt)) {
    waitlists.push(...ledgers.map(({ waiting }) => waiting).filter((waiting) => waiting > 0));
    nudged += await tryTo(() => nudgeThoseInNeed(ledgers, ports), 0);
    await tryTo(async () => ports.book.prepare?.(ledgers, readAt), undefined);
    const shortened = ports.book.shortenOffers(ledgers).then(() => true);
    if (await tryTo(() => shortened, false)) {
      const isDone = (ledger: Ledger) =>
        isSettled(ledger) && !isReleaseDue(ledger, readAt) && hasBeenStill(ledger, readAt);
      const settled = ledgers.filter(isDone);
      unmarked += await tryTo(() => ports.book.unmark(settled, readAt).then(() => settled.length), 0);
    }
    readAt = ports.clock().toISOString();
  }
  return { expired, visitsEnded, nudged, unmarked, waitlists, failures };
}

/** This exceeds the duration of a rule change, the difference of clocks and the lag of the index together. */
const RULES_SETTLE_MS = 30_000;

/** Tells whether the index certainly showed, at `readAt`, every offer made under earlier rules. */
const hasBeenStill = ({ rulesChangedAt }: Ledger, readAt: string): boolean =>
  rulesChangedAt === null || Date.parse(rulesChangedAt) + RULES_SETTLE_MS < Date.parse(readAt);

async function nudgeThoseInNeed(ledgers: readonly Ledger[], ports: SweepPorts): Promise<number> {
  const now = ports.clock().toISOString();
  const inNeed = ledgers.filter((ledger) => waitlistTask(ledger, now) !== null);
  await ports.nudgeAll(inNeed.map(({ sessionId }) => sessionId));
  return inNeed.length;
}

interface Ending extends Pick<Release, "reason"> {
  readonly status: HeldStatus;
  readonly isInside?: true;
}

const OFFERS: Ending = { reason: "OFFER_EXPIRED", status: "OFFERED" };
const VISITS: Ending = { reason: "LEFT", status: "CONFIRMED", isInside: true };

/** Counts what was ended here of a session, without the offers and visits that people ended meanwhile. */
async function endThese(
  sessionId: string,
  due: readonly Due[],
  { reason, ...ending }: Ending,
  ports: SweepPorts,
): Promise<number> {
  const pause = ports.patience();
  let left = [...due];
  let size = MAX_PEOPLE_PER_STEP;
  let expired = 0;
  while (left.length > 0) {
    const people = left.slice(0, size).map(({ userId }) => ({
      userId,
      part: 0,
      ...ending,
    }));
    const attempt = await ports.book.release({
      sessionId,
      people,
      reason,
      now: ports.clock().toISOString(),
      freedAt: left[0]?.dueAt ?? "",
      given: {},
      requestId: ports.requestId,
    });
    if (attempt.kind === "unsettled") {
      if (!(await pause())) throw new Error(`other requests keep the seats of ${sessionId} locked`);
      continue;
    }
    const done = new Set(attempt.kind === "committed" ? people.map(({ userId }) => userId) : attempt.gone);
    if (attempt.kind === "committed") expired += people.length;
    if (done.size === 0) {
      if (size === 1) throw new Error(`the ledger of ${sessionId} counts fewer seats than are due`);
      size = 1;
    }
    left = left.filter(({ userId }) => !done.has(userId));
  }
  return expired;
}
