import type { OnOffer } from "./on-offer.ts";

export type RsvpStatus = "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED";
export type HeldStatus = Exclude<RsvpStatus, "CANCELLED">;
export type CancelReason =
  | "ATTENDEE"
  /** The attendee took a seat in another session instead. */
  | "SWAPPED"
  /** Another session of the person's group gave them a seat. */
  | "OTHER_TAKEN"
  /** An organizer has moved everybody to another session. */
  | "MOVED"
  | "OFFER_DECLINED"
  | "OFFER_EXPIRED"
  | "SESSION_CANCELLED"
  | "SESSION_STARTED"
  | "ORGANIZER"
  /** The person had not come when the grace was over. */
  | "NO_SHOW"
  /** The person has left a booth, or the time of the visit was up. */
  | "LEFT";

/** Nobody counts further, which limits the cost. */
export const MAX_POSITION = 1_000;

/** What one attendee has in one session. Times are ISO 8601 in UTC. */
export interface Rsvp {
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly eventId: string;
  readonly userId: string;
  readonly status: RsvpStatus;
  /** The time of the first confirmation. Cancelling and reserving again do not change it. */
  readonly rsvpAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelReason: CancelReason | null;
  /** The time of joining the waitlist. It stays while the person holds an offer. */
  readonly waitlistedAt: string | null;
  /** 1 is the next person to be served. Positions beyond a thousand are not counted. */
  readonly waitlistPosition: number | "1000+" | null;
  readonly offeredAt: string | null;
  readonly offerExpiresAt: string | null;
  /** What a person who waits or has an offer wants when a seat comes. `null`: they do neither. */
  readonly onOffer: OnOffer | null;
  /** How often such a person may still pass. */
  readonly passesLeft: number | null;
  /** The person has passed, and gets no offer before then. */
  readonly passedUntil: string | null;
  /** The group of sessions of which such a person wants one seat. */
  readonly anyOfId: string | null;
  /** When the person was let in at the door. Only a seat has it. */
  readonly checkedInAt: string | null;
  /** When a visit of a booth ends at the latest. Only visits have it. */
  readonly visitEndsAt?: string | undefined;
  /** It grows by one with each write. */
  readonly version: number;
  /** The number of a person who stands by at the door. */
  readonly standbyNumber?: number | undefined;
  /** When the door called this number. */
  readonly calledAt?: string | undefined;
  /** The person has just joined in a crowd, where nobody counts positions. The next reading does. */
  readonly isUncounted?: boolean | undefined;
  /** The part of the ledger that counts this seat or wait. Only the store reads it. */
  readonly part?: number | undefined;
}

/** An RSVP that holds a seat or a waitlist entry. */
export type HeldRsvp = Rsvp & { readonly status: HeldStatus };

/** The person has been let in at the door. */
export const isInside = ({ checkedInAt }: Pick<Rsvp, "checkedInAt">): boolean => checkedInAt !== null;

/** The person is in a booth. */
export const isVisit = ({ visitEndsAt }: Pick<Rsvp, "visitEndsAt">): boolean => visitEndsAt !== undefined;

export const isHeld = (rsvp: Rsvp): rsvp is HeldRsvp => rsvp.status !== "CANCELLED";

const OWN_CANCEL_REASONS: readonly (CancelReason | null)[] = [
  null,
  "ATTENDEE",
  "SWAPPED",
  "OTHER_TAKEN",
  "OFFER_DECLINED",
  "LEFT",
];

/** The RSVP was ended by time, the waitlist or an organizer, so the attendee may not know yet. */
export const endedByOthers = ({ status, cancelReason }: Rsvp): boolean =>
  status === "CANCELLED" && !OWN_CANCEL_REASONS.includes(cancelReason);

/** An RSVP as it was found. A write that replaces it names this version. */
export interface FoundRsvp {
  readonly rsvp: Rsvp;
  /** It grows by one with each write. */
  readonly version: number;
  /** The time when the offered seat came free. */
  readonly seatFreedAt: string | null;
}

/** What a person has in a session, as it was found. `null`: nothing. */
export interface SeenIn {
  readonly sessionId: string;
  readonly found: FoundRsvp | null;
}

/**
 * What a read has shown in these sessions. The items of a transaction become visible one by one, so a read may show one
 * of them and not yet another. A transaction that follows proves what was shown.
 */
export const seenIn = (sessionIds: readonly string[], rsvps: readonly FoundRsvp[]): SeenIn[] =>
  sessionIds.map((sessionId) => ({
    sessionId,
    found: rsvps.find(({ rsvp }) => rsvp.sessionId === sessionId) ?? null,
  }));

export type HeldFound = FoundRsvp & { readonly rsvp: HeldRsvp };

export const holds = (found: FoundRsvp): found is HeldFound => isHeld(found.rsvp);

/** A person who signs in, as the token names them. */
export interface Attendee {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
}

export const eventIdOf = (sessionId: string): string => sessionId.slice(0, sessionId.indexOf("."));

/** Returns `rsvp` as one write puts it into another state, without the fields that described only the state before. */
export const inState = (
  rsvp: Rsvp,
  state: Pick<Rsvp, "status"> &
    Partial<Omit<Rsvp, "rsvpId" | "sessionId" | "eventId" | "userId" | "version">>,
): Rsvp => ({ ...rsvp, ...NO_STATE, ...state, version: rsvp.version + 1 });

const NO_STATE = {
  cancelledAt: null,
  cancelReason: null,
  waitlistedAt: null,
  waitlistPosition: null,
  isUncounted: undefined,
  offeredAt: null,
  offerExpiresAt: null,
  onOffer: null,
  passesLeft: null,
  passedUntil: null,
  anyOfId: null,
  checkedInAt: null,
  visitEndsAt: undefined,
  part: undefined,
} as const;
