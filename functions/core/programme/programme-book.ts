import type { NewLedger } from "../seats/ledger.ts";
import type { Displaced, Occupied } from "./displaced.ts";
import type { PlannedChange } from "./plan-change.ts";
import type { ConferenceEvent, EventDetails, Programme, Provenance, Session } from "./session.ts";

export interface DisplacedPeople {
  readonly displaced: readonly Displaced[];
  /** Pairs of sessions that are at the same time now, and whose people were too many to compare. */
  readonly notCompared: number;
}

export interface SavedEvent {
  readonly kind: "created" | "replaced";
  readonly event: ConferenceEvent;
}

/** Events and sessions as organizers change them. Reads are consistent where a plan is made from them. */
export interface ProgrammeBook {
  findEvent(eventId: string): Promise<ConferenceEvent | null>;
  /** Creates an event or replaces what organizers say of it. */
  putEvent(details: EventDetails): Promise<SavedEvent>;
  findSession(sessionId: string): Promise<Session | null>;
  /** Every session of the event, in order of start. May be a moment old. */
  listSessions(eventId: string): Promise<readonly Session[]>;
  /** Adds a session of a new id with an empty ledger, both or neither. */
  addSession(programme: Programme, provenance: Provenance, rules: NewLedger): Promise<void>;
  /** Writes a change if programme and rules are still what `seen` shows. `now` is ISO, UTC. */
  applyChange(seen: Session, change: PlannedChange, now: string): Promise<"committed" | "lost">;
  /** Ends open offers where the session's rules say that offers end earlier now. */
  shortenOffers(session: Session): Promise<void>;
  /** Closes the session of a draft to attendees, or opens it to them. */
  markDraft(sessionId: string, draft: boolean): Promise<void>;
  /**
   * Does the same for every session of an event. The event itself is written by the caller.
   *
   * @returns false if time ran out before all were marked: the same call again goes on
   */
  markSessions(eventId: string, draft: boolean, hasTime: () => boolean): Promise<boolean>;
  /** The people whose seats become too much when these sessions change. */
  findDisplaced(before: readonly Occupied[], after: readonly Occupied[]): Promise<DisplacedPeople>;
}
