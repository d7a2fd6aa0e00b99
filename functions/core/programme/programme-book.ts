import type { NewRules } from "../seats/ledger.ts";
import type { Displaced, Occupied } from "./displaced.ts";
import type { EventMarks } from "./event-marks.ts";
import type { PlannedChange } from "./plan-change.ts";
import type { ConferenceEvent, EventDetails, Programme, Provenance, Session } from "./session.ts";

export interface DisplacedPeople {
  readonly displaced: readonly Displaced[];
  /** Pairs of sessions that now overlap but have too many people to compare. */
  readonly notCompared: number;
}

export interface SavedEvent {
  readonly kind: "created" | "replaced";
  readonly event: ConferenceEvent;
}

/** Events and sessions as organizers change them. A read is consistent where a plan depends on it. */
export interface ProgrammeBook {
  findEvent(eventId: string): Promise<ConferenceEvent | null>;
  /** Creates an event, or replaces what organizers say about it. */
  putEvent(details: EventDetails): Promise<SavedEvent>;
  findSession(sessionId: string): Promise<Session | null>;
  /** Lists every session of the event in order of start. The result may be slightly old. */
  listSessions(eventId: string): Promise<readonly Session[]>;
  /** Adds a session with a new id and an empty ledger. It writes both or neither. */
  addSession(programme: Programme, provenance: Provenance, rules: NewRules): Promise<void>;
  /** Writes a change if programme and rules are still as in `seen`. `now` is ISO, UTC. */
  applyChange(seen: Session, change: PlannedChange, now: string): Promise<"committed" | "lost">;
  /** Shortens open offers if the session's rules now end offers earlier. */
  shortenOffers(session: Session): Promise<void>;
  /** Closes the session of a draft to attendees, or lets it block overlaps, or the contrary. */
  markSession(sessionId: string, marks: EventMarks): Promise<void>;
  /**
   * Does the same for every session of an event. The caller writes the event itself.
   *
   * @returns false if time ran out before all were marked; the same call again continues
   */
  markSessions(eventId: string, marks: EventMarks, hasTime: () => boolean): Promise<boolean>;
  /** Finds the people whose seats become doubtful when these sessions change. */
  findDisplaced(before: readonly Occupied[], after: readonly Occupied[]): Promise<DisplacedPeople>;
}
