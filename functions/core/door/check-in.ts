// A door lets people in: people with a seat, and walk-ins without an RSVP.

import type { DoorCounts, Ledger } from "../seats/ledger.ts";
import { seatsLeft } from "../seats/ledger.ts";
import type { RsvpStatus } from "../seats/rsvp.ts";

/** A person of the door, as their token names them. */
export interface DoorPerson {
  readonly userId: string;
  readonly name: string | null;
}

/** What people show at the door. */
export type Shown =
  | { readonly kind: "ticket"; readonly text: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "person"; readonly userId: string }
  | { readonly kind: "walk-in"; readonly people: number };

/** A request of a device. Its times are ISO 8601 in UTC, on the clock of the service. */
export interface CheckIn {
  readonly sessionId: string;
  /** The device makes it. The same one again changes nothing. */
  readonly checkInId: string;
  readonly shown: Shown;
  /** When the people came in. */
  readonly at: string;
  readonly by: DoorPerson;
  /** They come in although there is no seat. */
  readonly anyway: boolean;
  /** Walk-ins come in although people stand by. */
  readonly skipStandby: boolean;
}

/** People were let in, as it is stored. */
export interface LetIn {
  readonly checkInId: string;
  readonly at: string;
  readonly by: DoorPerson;
}

/** A person at the door of a session, as they were found. */
export interface Guest {
  readonly userId: string;
  readonly name: string | null;
  /** `null`: the person has never had an RSVP for the session. */
  readonly rsvp: {
    readonly status: RsvpStatus;
    readonly version: number;
    readonly standbyNumber: number | null;
    /** When the person lost the seat because they had not come. `null`: they did not. */
    readonly releasedAt: string | null;
    /** The item of the ledger at which the person waits. */
    readonly part: number;
    readonly anyOfId: string | null;
  } | null;
  /** How the person was let in. `null`: they are not inside. */
  readonly letIn: LetIn | null;
  /** The last check-ins of the person that were undone: of a seat, and without one. */
  readonly undone: readonly string[];
  /** The person has no RSVP, and was let in with a seat of walk-ins or anyway. */
  readonly walkedIn: WalkedInAs | null;
}

/** Whether walk-ins have got seats. */
type WalkedInAs = "seated" | "anyway";

/** Walk-ins whom nobody knows. */
export interface WalkIns extends LetIn {
  readonly people: number;
  readonly as: WalkedInAs;
  readonly isUndone: boolean;
}

/** One write: these people come in. */
export type Entering =
  /** The person has a confirmed seat. */
  | { readonly kind: "seat"; readonly checkIn: CheckIn; readonly guest: Guest }
  /** The person stands by with this number, and gets a free seat. */
  | { readonly kind: "admit"; readonly checkIn: CheckIn; readonly guest: Guest; readonly number: number }
  /** The person has lost their seat because they had not come, and gets it back. They may pass people who stand by. */
  | { readonly kind: "restore"; readonly checkIn: CheckIn; readonly guest: Guest; readonly mayPass: boolean }
  /** They have no RSVP. A person who is known comes alone. */
  | {
      readonly kind: "walk-in";
      readonly checkIn: CheckIn;
      readonly people: number;
      readonly as: WalkedInAs;
      readonly guest: Guest | null;
    };

export type AfterRelease = "SEAT_BACK" | "ANYWAY";

export type LetInOutcome = "CHECKED_IN" | "ADMITTED" | "WALKED_IN";

export type CheckInOutcome =
  | {
      readonly kind: "let-in";
      readonly as: LetInOutcome;
      /** The same check-in was carried out before. */
      readonly already: boolean;
      readonly guest: Guest | null;
      /** The person had lost their seat because they had not come, and has got one back, or is in without one. */
      readonly afterRelease?: AfterRelease | undefined;
      /** `null`: it was undone since. */
      readonly letIn: LetIn | null;
    }
  /** Another check-in has let the person in. */
  | { readonly kind: "already-in"; readonly guest: Guest; readonly letIn: LetIn }
  | { readonly kind: "not-on-roster"; readonly guest: Guest }
  /** The event blocks overlaps, and the person has a seat at that time. */
  | { readonly kind: "has-other-seat"; readonly guest: Guest }
  | { readonly kind: "session-full" }
  | { readonly kind: "standby-first" }
  | { readonly kind: "not-called-yet"; readonly guest: Guest; readonly calledTo: number }
  | TicketRefusal
  | { readonly kind: "session-not-found" }
  | { readonly kind: "session-cancelled" }
  | { readonly kind: "booth-closed" }
  | { readonly kind: "contention" };

export type TicketRefusal =
  | { readonly kind: "ticket-forged" }
  | { readonly kind: "ticket-replaced" }
  | { readonly kind: "ticket-of-another-event" }
  | { readonly kind: "ticket-unknown" };

/** The counts of a door. */
export interface Counts extends Pick<DoorCounts, "inside" | "walkIns" | "anyway"> {
  /** `null`: unlimited. */
  readonly capacity: number | null;
  /** Seats of people with an RSVP, those of open offers too. */
  readonly reserved: number;
  readonly free: number | null;
  readonly standingBy: number;
}

export function countsOf(ledger: Ledger): Counts {
  const { capacity, taken, waiting, door } = ledger;
  const { inside, walkIns, anyway } = door;
  return {
    ...{ capacity, inside, walkIns, anyway },
    reserved: taken - walkIns,
    free: seatsLeft(ledger),
    standingBy: waiting,
  };
}
