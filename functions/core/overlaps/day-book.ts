import type { FoundRsvp } from "../seats/rsvp.ts";
import type { Conflict } from "./conflicts.ts";

/** Proves in a transaction that the person has gained no seat since their RSVPs were read. */
export interface SeenDay {
  readonly eventId: string;
  readonly userId: string;
  readonly version: number;
}

/** What a person has in an event, seen from one of its sessions. */
export interface Look {
  /** The person's RSVP in this session. */
  readonly found: FoundRsvp | null;
  /** `null`: nobody asked whether the event blocks overlaps, so nothing proves this look. */
  readonly seen: SeenDay | null;
  /** What the person holds otherwise. `null`: it cannot be read now. */
  readonly conflicts: Promise<readonly Conflict[] | null>;
}

/** A person and the session that they want. */
export interface Wanted {
  readonly sessionId: string;
  readonly userId: string;
}

/** The first look of a request. */
export interface FirstLook {
  /** Reads the person's RSVPs, and returns the one in the session. `undefined`: they cannot be read now. */
  begin(): Promise<FoundRsvp | null | undefined>;
}

export interface DayBook {
  /**
   * One consistent read of the person's RSVPs, as exact as the event is known to need it. `null`: the table is busy, and
   * nothing depends on it.
   */
  look(wanted: Wanted, now: Date): Promise<Look | null>;
  /** The same with a day that a transaction can prove, and with the times of sessions as they are now. */
  lookExactly(wanted: Wanted, now: Date): Promise<Look>;
}
