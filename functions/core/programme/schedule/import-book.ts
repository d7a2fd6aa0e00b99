import type { ProgrammeBook } from "../programme-book.ts";
import type { ConferenceEvent, EventBasics, LastImport } from "../session.ts";
import type { ImportPlan, KnownSession } from "./plan-import.ts";
import type { ProgrammeField } from "./scheduled-session.ts";

/** How many sessions an import has written so far, over all its requests. */
export interface Written {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export const NOTHING_WRITTEN: Written = { added: 0, changed: 0, removed: 0 };

/** What an event keeps about its last import in addition to what answers show. */
export interface ImportRecord extends LastImport {
  /** A hash of the file. A request with the same hash continues an incomplete import. */
  readonly digest: string;
  readonly written: Written;
}

/** An event as an import finds it. */
export interface ImportedEvent {
  readonly event: ConferenceEvent;
  readonly record: ImportRecord | null;
  /** An import made this event, and publishes it when the import is complete. */
  readonly publishWhenComplete: boolean;
}

export interface ImportRun {
  readonly plan: ImportPlan;
  readonly silentOn: readonly ProgrammeField[];
  /** Tells whether the event is a draft, so that nobody gets a seat in a new session. */
  readonly draft: boolean;
  /** Tells whether the event blocks overlaps. @default false */
  readonly blocks?: boolean;
  /** Tells whether all registration of the event is closed. @default false */
  readonly eventClosed?: boolean;
  /** The grace of the event. @default none */
  readonly grace?: number | null;
  readonly clock: () => Date;
  /** Asked before each write. No further write begins after it returns false. */
  readonly hasTime: () => boolean;
}

export interface ImportResult {
  /** The work that is left, by kind in the plan. The import is complete when nothing is left. */
  readonly left: Written;
  /** Sessions whose waitlists may gain from the import. */
  readonly nudge: readonly string[];
}

/** What an import reads and writes of an event, besides its sessions. */
export interface ImportBook extends Pick<ProgrammeBook, "findDisplaced" | "markSessions"> {
  findImportedEvent(eventId: string): Promise<ImportedEvent | null>;
  /** Lists every session of the event as it is now. */
  listKnownSessions(eventId: string): Promise<readonly KnownSession[]>;
  /** Creates the event as a draft. An event that exists stays unchanged. */
  addDraft(event: ImportedDraft, publishWhenComplete: boolean): Promise<void>;
  /** Keeps the event a draft even when its import is complete. */
  keepDraft(eventId: string): Promise<void>;
  recordImport(eventId: string, record: ImportRecord): Promise<void>;
  /** Publishes an event after its import, unless an organizer has decided otherwise since. */
  publishImported(eventId: string): Promise<void>;
  /** Carries out as much of a plan as time allows. A session must still be as the plan saw it. */
  carryOut(run: ImportRun): Promise<ImportResult>;
}

/** An event as a schedule says it. What the schedule does not say is as for any new event. */
export type ImportedDraft = EventBasics & Pick<ConferenceEvent, "published" | "lastImport">;

export interface ImportRequest {
  readonly eventId: string;
  readonly dryRun: boolean;
  /** Tells whether an event that this import creates is published when the import is complete. */
  readonly publish: boolean;
  readonly fileName: string | null;
  /** A hash of the file. */
  readonly digest: string;
}

export interface ImportPorts {
  readonly book: ImportBook;
  readonly clock: () => Date;
  /** Asked before each write. No further write begins after it returns false. */
  readonly hasTime: () => boolean;
  /** It never fails, because the sweep repairs what is lost. */
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
}
