import type { EndedOthers, SeenGroup } from "../any-of/group.ts";
import type { Conflict } from "../overlaps/conflicts.ts";
import type { FirstLook, SeenDay } from "../overlaps/day-book.ts";
import type { Pause } from "../pause.ts";
import type { AcceptOutcome, OfferBook } from "../waitlist/accept-offer.ts";
import type { Allowance, CountedCall } from "./allowance.ts";
import type { Ledger, LedgerRefusal } from "./ledger.ts";
import type { OnOffer } from "./on-offer.ts";
import type { Attendee, FoundRsvp, Rsvp } from "./rsvp.ts";
import type { SwapChanged, Swapping } from "./swap.ts";

export type ReserveOutcome =
  | { readonly kind: "confirmed"; readonly rsvp: Rsvp; readonly givenUp?: Rsvp }
  | { readonly kind: "waitlisted"; readonly rsvp: Rsvp }
  | { readonly kind: "already-waitlisted"; readonly rsvp: Rsvp }
  | Exclude<AcceptOutcome, { kind: "no-offer" }>
  | { readonly kind: "session-not-found" }
  | LedgerRefusal;

export interface ReserveRequest extends CountedCall, Swapping {
  readonly attendee: Attendee;
  readonly ifFull: "REJECT" | "WAITLIST";
  /** What a person who waits wants when a seat comes. @default - as it is, or `ASK` */
  readonly onOffer?: OnOffer | undefined;
  /** The person wants one seat of this group. A wait joins it, and a seat ends it. @default - this session alone */
  readonly group?: SeenGroup | undefined;
}

/**
 * What a reservation does to the RSVP: it takes a seat that is free for anyone (`take`), joins the waitlist
 * (`join`), or takes a free seat as a waiting person after the waitlist has closed (`claim`). `found` is the
 * RSVP that it replaces, cancelled or waiting.
 */
export type Transition =
  | { readonly kind: "take"; readonly found: FoundRsvp | null }
  | { readonly kind: "join"; readonly found: FoundRsvp | null; readonly waitlistedAt: string }
  | { readonly kind: "claim"; readonly found: FoundRsvp };

/**
 * One attempt at a transition. A refusal contains the items that were found, which tell the reason.
 * `unsettled` means a conflict with another transaction, or an unknown result. `elsewhere` means that the
 * next attempt goes to another part of the ledger, because this one met a conflict, or is not as the book knew
 * it (`change`). In an event that blocks overlaps, `blocked` means that the transaction must prove the person's day,
 * `clash` that they have a seat at that time, and `day-changed` that they have gained one since it was read.
 * `group-won` means that the group of the request has given its seat meanwhile.
 */
export type SeatAttempt =
  | ({ readonly kind: "committed"; readonly rsvp: Rsvp; readonly givenUp?: Rsvp } & EndedOthers)
  | ({ readonly kind: "refused" } & Finding)
  | SwapChanged
  | { readonly kind: "elsewhere"; readonly met: "conflict" | "change"; readonly found: FoundRsvp | null }
  | { readonly kind: "clash"; readonly conflicts: readonly Conflict[] }
  | { readonly kind: "blocked" | "day-changed" }
  | { readonly kind: "group-won" }
  | { readonly kind: "unsettled" };

export interface Finding {
  readonly found: FoundRsvp | null;
  readonly ledger: LedgerVote;
}

/** Whether the ledger agreed. If not, it holds the ledger as found (`null`: the session does not exist). */
type LedgerVote = { readonly agreed: true } | { readonly agreed: false; readonly ledger: Ledger | null };

export interface SeatBook extends OfferBook {
  /** Ends an offer whose time is up, before the sweep does. It does not matter which of them ends it. */
  expireOffer(request: ReserveRequest, offer: FoundRsvp, now: string): Promise<unknown>;
  /**
   * A swap gives up `request.givesUp` if it takes a seat. Joining a waitlist gives nothing up.
   *
   * @param seen the transaction proves this day. Without it, it proves that the event does not block overlaps
   */
  reserve(
    request: ReserveRequest,
    transition: Transition,
    now: string,
    seen?: SeenDay | null,
  ): Promise<SeatAttempt>;
  findLedger(sessionId: string): Promise<Ledger | null>;
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
}

export interface ReservePorts {
  readonly allowance: Allowance;
  readonly seats: SeatBook;
  /** What the person has, read while the call is counted. @default - nobody reads it */
  readonly day?: FirstLook | undefined;
  readonly clock: () => Date;
  readonly pause: Pause;
  /** The pauses in a ledger of several parts, where a crowd at its only item no longer counts. @default `pause` */
  readonly pauseElsewhere?: Pause | undefined;
  /** Asks the consumer to look at the waitlist. It never fails, because the sweep repairs what is lost. */
  readonly nudge: (sessionId: string) => Promise<void>;
  /** Says that requests for this session meet conflicts. It never fails. @default - nobody is told */
  readonly crowded?: ((sessionId: string) => Promise<void>) | undefined;
}
