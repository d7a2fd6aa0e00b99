import type { Ledger } from "./ledger.ts";
import type { CancelReason, HeldStatus } from "./rsvp.ts";
import type { WaitlistPolicy } from "./session.ts";

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
  /** What the RSVPs are marked with, to recognise a success whose answer was lost. */
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

/** All of them, or none: then it says whose RSVP is no longer what it was. Unsettled: see SeatAttempt. */
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
}

/** What fits one transaction with room to spare: DynamoDB takes 100 items. */
export const PEOPLE_A_STEP = 20;

/** The index shows whatever is longer ago than this. */
export const INDEX_LAG_MS = 1_000;

/** Since when a free place, the rules that let it be offered, and somebody who waits for it have all been there (ISO, UTC). */
export const waitedSince = ({ ledger }: Line, { waitlistedAt }: Holder, now: string): string =>
  [ledger.freedAt, ledger.rulesChangedAt, waitlistedAt]
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? now;
