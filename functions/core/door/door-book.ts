import type { Ledger } from "../seats/ledger.ts";
import type { CheckIn, Entering, Guest, Shown, TicketRefusal, WalkIns } from "./check-in.ts";

/**
 * One attempt of a transaction: all come in, or nobody. `refused`: something is not as it was found. `clash`: the event
 * blocks overlaps, and the person has a seat at that time.
 */
export type EnterAttempt = { readonly kind: "committed" | "refused" | "unsettled" | "clash" };

export interface DoorBook {
  /** Says who comes, in the order of what they show. */
  identify(sessionId: string, shown: readonly Shown[]): Promise<readonly Known[]>;
  /** Reads what these people have in the session, in no particular order. */
  findGuests(sessionId: string, userIds: readonly string[]): Promise<readonly Guest[]>;
  findWalkIns(sessionId: string, checkInIds: readonly string[]): Promise<readonly WalkIns[]>;
  findLedger(sessionId: string): Promise<Ledger | null>;
  /** Lets all of them in. `ledger` must be known if walk-ins get seats. */
  enter(sessionId: string, entering: readonly Entering[], ledger: Ledger | null): Promise<EnterAttempt>;
  /** Closes a line in which nobody waits, or calls the free seats of the parts in, so that the desk can give them. */
  callIn(sessionId: string): Promise<void>;
}

/** Who comes. `null`: walk-ins whom nobody knows. */
export type Known = { readonly kind: "known"; readonly userId: string | null } | TicketRefusal;

/** A check-in whose person is known. `userId` is `null` for walk-ins. */
export interface Identified {
  readonly checkIn: CheckIn;
  readonly userId: string | null;
}
