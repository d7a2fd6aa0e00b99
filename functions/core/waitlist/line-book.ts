import type { WaitlistPolicy } from "../programme/session.ts";
import type { Ledger } from "../seats/ledger.ts";
import type { CancelReason, HeldStatus } from "../seats/rsvp.ts";

/** Somebody who holds or awaits a place, as the index shows them. Times are ISO 8601 in UTC. */
export interface Holder {
  readonly userId: string;
  readonly status: HeldStatus;
  readonly waitlistedAt: string | null;
}

/** A session as its line is served. */
export interface Line {
  readonly ledger: Ledger;
  readonly policy: WaitlistPolicy;
  readonly offerMinutes: number;
}

export interface Offer {
  readonly line: Line;
  /** The next in line, as many as places are free for them. */
  readonly people: readonly Holder[];
  readonly now: string;
  readonly expiresAt: string;
  /** Names the run that moves them, in each RSVP. */
  readonly changedBy: string;
}

export interface Release {
  readonly sessionId: string;
  /** All of one status. */
  readonly people: readonly Pick<Holder, "userId" | "status">[];
  readonly reason: CancelReason;
  readonly now: string;
  /** When their places came free, if they had any. */
  readonly freedAt: string;
  /** What the ledger must still say for there to be a reason. */
  readonly given: Partial<Pick<Ledger, "state" | "lineClosesAt">>;
  readonly changedBy: string;
}

/** All of the people, or none: then it names those whose RSVP has changed. Unsettled: see SeatAttempt. */
export type MoveAttempt =
  | { readonly kind: "committed" }
  | { readonly kind: "refused"; readonly gone: readonly string[] }
  | { readonly kind: "unsettled" };

export interface LineBook {
  findLine(sessionId: string): Promise<Line | null>;
  /** People of one status in order of time, the longest waiting first; may lag behind the ledger by a moment. */
  listHolders(sessionId: string, status: HeldStatus, limit: number): Promise<Holder[]>;
  offerPlaces(offer: Offer): Promise<MoveAttempt>;
  releasePlaces(release: Release): Promise<MoveAttempt>;
  /** From `now` (ISO, UTC) on free places go to the first who asks. */
  closeLine(ledger: Ledger, now: string): Promise<MoveAttempt>;
}

/** What fits one transaction with room to spare: DynamoDB takes 100 items. */
export const PEOPLE_A_STEP = 20;

/** An index shows everything that was committed longer ago than this. */
export const INDEX_LAG_MS = 1_000;

/**
 * Longer than a join may be on its way, two clocks differ and the index lags, all together: the index shows everybody
 * who says that they joined before that.
 */
export const SURELY_SHOWN_AFTER_MS = 20_000;

/** Since when a free place, the rules that let it be offered, and somebody who waits for it have all been there (ISO, UTC). */
export const waitedSince = ({ ledger }: Line, { waitlistedAt }: Holder, now: string): string =>
  [ledger.freedAt, ledger.rulesChangedAt, waitlistedAt]
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? now;
