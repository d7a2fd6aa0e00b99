import type { Outcome } from "../../contract/metrics.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";

/** A granted request of an attendee, with the current RSVP. Logs and metrics use `outcome`. */
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
  | "OFFER_PASSED"
  | "ALREADY_PASSED"
  | "CANCELLED"
  | "ALREADY_CANCELLED";
