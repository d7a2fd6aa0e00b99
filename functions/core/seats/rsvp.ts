export type RsvpStatus = "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED";
export type HeldStatus = Exclude<RsvpStatus, "CANCELLED">;
export type CancelReason =
  | "ATTENDEE"
  | "OFFER_DECLINED"
  | "OFFER_EXPIRED"
  | "SESSION_CANCELLED"
  | "SESSION_STARTED"
  | "ORGANIZER";

/** What one person and one session have to do with each other. Times are ISO 8601 in UTC. */
export interface Rsvp {
  readonly rsvpId: string;
  readonly sessionId: string;
  readonly eventId: string;
  readonly userId: string;
  readonly status: RsvpStatus;
  /** When the place was first confirmed; survives cancelling and reactivating. */
  readonly rsvpAt: string | null;
  readonly cancelledAt: string | null;
  readonly cancelReason: CancelReason | null;
  /** Since when the person is in line; kept while they hold an offer. */
  readonly waitlistedAt: string | null;
  /** 1 is the next to be served; beyond a thousand it is not counted. */
  readonly waitlistPosition: number | "1000+" | null;
  readonly offeredAt: string | null;
  readonly offerExpiresAt: string | null;
}

/** An RSVP that holds a place, or one in line. */
export type HeldRsvp = Rsvp & { readonly status: HeldStatus };

export const isHeld = (rsvp: Rsvp): rsvp is HeldRsvp => rsvp.status !== "CANCELLED";

const OWN_ACTS: readonly (CancelReason | null)[] = [null, "ATTENDEE", "OFFER_DECLINED"];

/** Cancelled by time, the waitlist or an organizer: the person may not know yet. */
export const endedByOthers = ({ status, cancelReason }: Rsvp): boolean =>
  status === "CANCELLED" && !OWN_ACTS.includes(cancelReason);

/** An RSVP as it was found; a write that replaces it names the version that it has seen. */
export interface FoundRsvp {
  readonly rsvp: Rsvp;
  /** Grows by one with every write. */
  readonly version: number;
  /** When the place came free that an open offer holds. */
  readonly placeFreedAt: string | null;
}

export type HeldFound = FoundRsvp & { readonly rsvp: HeldRsvp };

export const holds = (found: FoundRsvp): found is HeldFound => isHeld(found.rsvp);

/** The signed-in person, as the token names them. */
export interface Attendee {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
}

export const eventIdOf = (sessionId: string): string => sessionId.slice(0, sessionId.indexOf("."));

/** `rsvp` in another state: whatever only described the one before is gone. */
export const inState = (
  rsvp: Rsvp,
  state: Pick<Rsvp, "status"> & Partial<Omit<Rsvp, "rsvpId" | "sessionId" | "eventId" | "userId">>,
): Rsvp => ({ ...rsvp, ...NO_STATE, ...state });

const NO_STATE = {
  cancelledAt: null,
  cancelReason: null,
  waitlistedAt: null,
  waitlistPosition: null,
  offeredAt: null,
  offerExpiresAt: null,
} as const;
