import type { FoundRsvp, SeenIn } from "../seats/rsvp.ts";
import type { Conflict } from "./conflicts.ts";

/** Proves in a transaction that the person has gained no seat since their RSVPs were read. */
export interface SeenDay {
  readonly eventId: string;
  readonly userId: string;
  readonly version: number;
  /** The seat that was gained last, where the read has not shown it: given up since, or not visible yet. */
  readonly lastGained: readonly SeenIn[];
}

/** What a person has in an event, seen from one of its sessions. */
export interface Look {
  /** The person's RSVPs in the event, by session. */
  readonly rsvps: ReadonlyMap<string, FoundRsvp>;
  /** `null`: nobody asked whether the event blocks overlaps, so nothing proves this look. */
  readonly seen: SeenDay | null;
  /** What the person holds otherwise. `null`: it cannot be read now. */
  readonly conflicts: Promise<readonly Conflict[] | null>;
}

interface RsvpReader {
  findRsvp(sessionId: string, userId: string): Promise<FoundRsvp | null>;
}

/** Reads only what no look has shown. */
export const knownFirst = ({
  day,
  seats,
}: {
  readonly day?: FirstLook | undefined;
  readonly seats: RsvpReader;
}): RsvpReader => ({
  async findRsvp(sessionId, userId) {
    const known = day?.known(sessionId);
    return known === undefined ? seats.findRsvp(sessionId, userId) : known;
  },
});

/** A person and the session that they want. */
export interface Wanted {
  readonly sessionId: string;
  readonly userId: string;
}

/** The first look of a request. */
export interface FirstLook {
  /** Reads the person's RSVPs, and returns the one in the session. `undefined`: they cannot be read now. */
  begin(): Promise<FoundRsvp | null | undefined>;
  /** What the person has in another session of the event, as the last look showed it. */
  known(sessionId: string): FoundRsvp | null | undefined;
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
