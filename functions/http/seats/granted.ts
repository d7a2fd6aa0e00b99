import type { Outcome } from "../../contract/metrics.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";

/** An attendee's wish that was granted: the RSVP as it is now. `outcome` is what logs and metrics call it. */
export interface Granted {
  readonly status: 200 | 201;
  readonly outcome: GrantedOutcome;
  readonly rsvp: Rsvp;
}

export type GrantedOutcome =
  | (typeof Outcome)[keyof typeof Outcome]
  | "ALREADY_RESERVED"
  | "ALREADY_WAITLISTED"
  | "OFFER_ACCEPTED"
  | "CANCELLED"
  | "ALREADY_CANCELLED";
