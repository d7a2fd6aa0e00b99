import type { Programme, SessionSource } from "../session.ts";

/** What the programme decides; everything else about a session belongs to its organizers. */
export const PROGRAMME_FIELDS = [
  "title",
  "abstract",
  "type",
  "track",
  "room",
  "language",
  "speakers",
  "startsAt",
  "endsAt",
] as const satisfies readonly (keyof Programme)[];

export type ProgrammeField = (typeof PROGRAMME_FIELDS)[number];

/** One session as a schedule file describes it; all times UTC, ISO 8601 with milliseconds. */
export interface ScheduledSession extends Pick<Programme, "sessionId" | ProgrammeField> {
  /** Absent: the session is known by its id alone. */
  readonly source?: SessionSource | undefined;
  /** Absent when the source does not say: an import then leaves the session's capacity alone. */
  readonly capacity?: number;
}

export interface ParsedSchedule {
  readonly conference: {
    /** A slug from the acronym, else the title. */
    readonly eventId: string | null;
    readonly title: string | null;
    /** IANA name: in which zone the file's clocks stand. */
    readonly timeZone: string;
    readonly startsAt: string;
    readonly endsAt: string;
  };
  /** At least one; no two have the same id. */
  readonly sessions: readonly ScheduledSession[];
  /** Fields that no session of the file mentions, so the file must not be understood to empty them. */
  readonly silentOn: readonly ProgrammeField[];
  readonly warnings: readonly string[];
}
