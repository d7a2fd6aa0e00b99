import type { WaitlistPolicy } from "../programme/session.ts";
import type { Hand } from "../roster/hand.ts";
import type { Ledger } from "../seats/ledger.ts";
import type { OnOffer } from "../seats/on-offer.ts";
import type { CancelReason, HeldStatus } from "../seats/rsvp.ts";
import type { Decision, PersonSeen, PersonWanted, Times } from "./person-seen.ts";
import type { ZonedQuietHours } from "./quiet-hours.ts";

/** An attendee with a seat, an offer or a waitlist entry, as the index shows them. Times are ISO 8601 in UTC. */
export interface ListedAttendee {
  readonly userId: string;
  readonly status: HeldStatus;
  readonly waitlistedAt: string | null;
  /** The item of the ledger that counts this person. */
  readonly part: number;
  readonly onOffer: OnOffer;
  /** The person has passed, and gets no offer before then. */
  readonly passedUntil: string | null;
  /** The group of sessions of which the person wants one seat. */
  readonly anyOfId: string | null;
  /** The person has been let in at the door. @default false */
  readonly isInside?: boolean | undefined;
  /** The version of the RSVP. */
  readonly version: number;
}

/** A session with the settings of its waitlist. */
export interface Waitlist {
  readonly ledger: Ledger;
  readonly slot: Times;
  readonly policy: WaitlistPolicy;
  readonly offerMinutes: number;
  /** `null`: the time of offers always runs. */
  readonly quietHours: ZonedQuietHours | null;
}

export interface Offer {
  readonly waitlist: Waitlist;
  /** The next waiting people, one for each free seat. */
  readonly people: readonly ListedAttendee[];
  /** What was decided for a person who is served alone. @default - each is served as `servingOf` says */
  readonly alone?: Decision | undefined;
  /** An organizer offers the seat to this one person. @default - the people are the next ones */
  readonly outOfTurn?: Hand | undefined;
  readonly now: string;
  readonly expiresAt: string;
  /** The id of the invocation that moves them. Each RSVP stores it. */
  readonly requestId: string;
}

export interface Release {
  readonly sessionId: string;
  /** All have the same status. */
  readonly people: readonly Pick<ListedAttendee, "userId" | "status" | "part" | "isInside">[];
  readonly reason: CancelReason;
  readonly now: string;
  /** The time when their seats came free, if they had seats. */
  readonly freedAt: string;
  /** The ledger must still have these values, or the reason no longer holds. */
  readonly given: Partial<Pick<Ledger, "state" | "lineClosesAt" | "rulesVersion" | "eventGrace">>;
  readonly requestId: string;
}

/**
 * It moves all of the people or none. A refusal says why. `gone`: these people do not wait any more as they were
 * listed. `changed`: these people still wait, but have passed, chosen or joined a group meanwhile. See SeatAttempt.
 */
export type MoveAttempt =
  | { readonly kind: "committed" }
  | {
      readonly kind: "refused";
      readonly gone: readonly string[];
      readonly changed?: readonly ListedAttendee[] | undefined;
    }
  | { readonly kind: "unsettled" };

export interface WaitlistBook {
  findWaitlist(sessionId: string): Promise<Waitlist | null>;
  /** Lists people of one status, the longest waiting first. The list may lag behind the ledger. */
  listAttendees(ledger: Ledger, status: HeldStatus, limit: number): Promise<ListedAttendee[]>;
  /** Reads what decides for a person who is served alone. */
  findPerson(wanted: PersonWanted): Promise<PersonSeen>;
  offerSeats(offer: Offer): Promise<MoveAttempt>;
  release(release: Release): Promise<MoveAttempt>;
  /** From `now` (ISO, UTC) on free seats go to the first person who asks. */
  closeWaitlist(ledger: Ledger, now: string): Promise<MoveAttempt>;
  /** Gives free seats to everybody again, if nobody waits any longer. */
  closeLine(ledger: Ledger, now: string): Promise<MoveAttempt>;
}

/** This fits one transaction with room to spare: DynamoDB allows 100 items. */
export const MAX_PEOPLE_PER_STEP = 20;

/** An index shows everything that was committed longer ago than this. */
export const INDEX_LAG_MS = 1_000;

/**
 * This exceeds the delay of a join, the difference of two clocks and the lag of the index together. The index
 * shows everybody who joined longer ago than this.
 */
export const MAX_JOIN_TO_INDEX_MS = 20_000;

/** Returns since when a free seat, rules that allow an offer, and this person's wait all exist (ISO, UTC). */
export const waitedSince = ({ ledger }: Waitlist, { waitlistedAt }: ListedAttendee, now: string): string =>
  [ledger.freedAt, ledger.rulesChangedAt, waitlistedAt]
    .filter((time) => time !== null)
    .sort()
    .at(-1) ?? now;
