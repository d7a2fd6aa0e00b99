import type { Outcome } from "../../contract/metrics.ts";
import type { Conflict } from "../../core/overlaps/conflicts.ts";
import type { Rsvp } from "../../core/seats/rsvp.ts";
import { given } from "../../core/seats/swap.ts";

/** A granted request of an attendee, with the current RSVP. Logs and metrics use `outcome`. */
export interface Granted {
  readonly status: 200 | 201;
  readonly outcome: GrantedOutcome;
  readonly rsvp: Rsvp;
  /** What a swap has given up for it. */
  readonly givenUp?: Rsvp;
  /** `null`: they could not be read. Absent: nobody asks for them. */
  readonly conflicts?: readonly Conflict[] | null;
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

/** The RSVP of an outcome, with what a swap has given up for it. */
export const takenBy = ({ rsvp, givenUp }: Pick<Granted, "rsvp" | "givenUp">) => ({
  rsvp,
  ...given(givenUp),
});
