import type { ProgrammeBook } from "../programme-book.ts";
import type { ConferenceEvent, LastImport } from "../session.ts";
import type { ImportPlan, KnownSession } from "./plan-import.ts";
import type { ProgrammeField } from "./scheduled-session.ts";

/** How many sessions an import has written so far, over all of its requests. */
export interface Written {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export const NOTHING_WRITTEN: Written = { added: 0, changed: 0, removed: 0 };

/** What an event keeps of its last import, beside what answers tell. */
export interface ImportRecord extends LastImport {
  /** A hash of the file: a request with the same one carries an incomplete import on. */
  readonly digest: string;
  readonly written: Written;
}

/** An event as an import finds it. */
export interface ImportedEvent {
  readonly event: ConferenceEvent;
  readonly record: ImportRecord | null;
  /** The event was made by an import and is published when that is complete. */
  readonly publishWhenComplete: boolean;
}

export interface ImportRun {
  readonly plan: ImportPlan;
  readonly silentOn: readonly ProgrammeField[];
  /** Whether the event is a draft, so that nobody gets a seat in a new session. */
  readonly draft: boolean;
  readonly clock: () => Date;
  /** Asked before each write: no other one begins once it says no. */
  readonly hasTime: () => boolean;
}

export interface ImportResult {
  /** How much is left to do, by what it was in the plan. Nothing: the import is complete. */
  readonly left: Written;
  /** Sessions whose waitlists may have something to gain. */
  readonly nudge: readonly string[];
}

/** What an import reads and writes of an event, beside its sessions. */
export interface ImportBook extends Pick<ProgrammeBook, "findDisplaced" | "markSessions"> {
  findImportedEvent(eventId: string): Promise<ImportedEvent | null>;
  /** Every session of the event as it is now. */
  listKnownSessions(eventId: string): Promise<readonly KnownSession[]>;
  /** Creates the event as a draft; one that is there already stays as it is. */
  addDraft(event: ConferenceEvent, publishWhenComplete: boolean): Promise<void>;
  /** The event stays a draft when its import is complete. */
  keepDraft(eventId: string): Promise<void>;
  recordImport(eventId: string, record: ImportRecord): Promise<void>;
  /** Publishes an event whose import is complete, unless an organizer has decided otherwise since. */
  publishImported(eventId: string): Promise<void>;
  /** Carries a plan out as far as the time goes. Each session is written if it is still what the plan saw. */
  carryOut(run: ImportRun): Promise<ImportResult>;
}

export interface ImportRequest {
  readonly eventId: string;
  readonly dryRun: boolean;
  /** Whether an event that this import makes is published when the import is complete. */
  readonly publish: boolean;
  readonly fileName: string | null;
  /** A hash of the file. */
  readonly digest: string;
}

export interface ImportPorts {
  readonly book: ImportBook;
  readonly clock: () => Date;
  /** Asked before each write: no other one begins once it says no. */
  readonly hasTime: () => boolean;
  /** Never fails: a sweep repairs what is lost. */
  readonly nudgeAll: (sessionIds: readonly string[]) => Promise<void>;
}
