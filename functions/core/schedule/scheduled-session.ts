/** One session as a schedule file describes it; all times UTC, ISO 8601 with milliseconds. */
export interface ScheduledSession {
  sessionId: string;
  title: string;
  abstract: string | null;
  type: string | null;
  track: string | null;
  room: string | null;
  language: string | null;
  speakers: readonly { readonly name: string }[];
  startsAt: string;
  endsAt: string;
  /** Absent when the source does not say: an import then leaves the session's capacity alone. */
  capacity?: number;
}

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
] as const;

export type ProgrammeField = (typeof PROGRAMME_FIELDS)[number];

export interface ParsedSchedule {
  conference: {
    /** A slug from the acronym, else the title. */
    eventId: string | null;
    title: string | null;
    /** IANA name. */
    timeZone: string | null;
    startsAt: string | null;
    endsAt: string | null;
  };
  /** No two have the same id. */
  sessions: ScheduledSession[];
  /** Fields that no session of the file mentions, so the file must not be understood to empty them. */
  silentOn: ProgrammeField[];
  warnings: string[];
}
