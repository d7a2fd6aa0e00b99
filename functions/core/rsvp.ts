export type RsvpStatus = "CONFIRMED" | "WAITLISTED" | "OFFERED" | "CANCELLED";
export type CancelReason =
  | "ATTENDEE"
  | "OFFER_DECLINED"
  | "OFFER_EXPIRED"
  | "SESSION_CANCELLED"
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
  readonly waitlistedAt: string | null;
  readonly waitlistPosition: number | null;
  readonly offeredAt: string | null;
  readonly offerExpiresAt: string | null;
}

/** An RSVP as it was found, with the id of the request that last changed it. */
export interface FoundRsvp {
  readonly rsvp: Rsvp;
  readonly changedBy: string;
}

/** The signed-in person, as the token names them. */
export interface Attendee {
  readonly userId: string;
  readonly name: string | null;
  readonly email: string | null;
}

export const eventIdOf = (sessionId: string): string => sessionId.slice(0, sessionId.indexOf("."));
