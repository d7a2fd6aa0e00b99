import type { ConferenceEvent, StoredProgramme } from "../programme/session.ts";
import { isHeld, type Rsvp } from "../seats/rsvp.ts";

/** An RSVP in one of its states, with what it is about. */
export interface CalendarRsvp {
  readonly rsvp: Rsvp;
  /** The number of writes of the RSVP. */
  readonly version: number;
  /** When this state came about; ISO, UTC. */
  readonly since: string;
  readonly programme: StoredProgramme;
  readonly event: ConferenceEvent;
}

/** A calendar shows what a person holds, and what was cancelled until the event is over. */
export const isInCalendar = (rsvp: Rsvp, { endsAt }: ConferenceEvent, now: string): boolean =>
  isHeld(rsvp) || endsAt > now;

/**
 * The number that tells calendars which of two copies of an entry is newer. Neither of the two numbers of writes
 * ever becomes smaller, so their sum grows with each write of either item.
 */
export const sequenceOf = (version: number, programme: StoredProgramme): number =>
  version + programme.version;

/** When the entry last changed. Of a programme only moves have a time. */
export const changedAtOf = (since: string, { movedFrom }: Pick<StoredProgramme, "movedFrom">): string =>
  movedFrom !== null && movedFrom.movedAt > since ? movedFrom.movedAt : since;
