import type { Programme, SessionSource } from "../session.ts";

/** The fields that the schedule decides. Organizers decide everything else about a session. */
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

/** One session as a schedule file describes it. All times are UTC, ISO 8601 with milliseconds. */
export interface ScheduledSession extends Pick<Programme, "sessionId" | ProgrammeField> {
  /** It is absent if only the id identifies the session. */
  readonly source?: SessionSource | undefined;
  /** It is absent if the source gives none. An import then leaves the session's capacity unchanged. */
  readonly capacity?: number;
}

export interface ParsedSchedule {
  readonly conference: {
    /** A slug made from the acronym, or from the title if there is none. */
    readonly eventId: string | null;
    readonly title: string | null;
    /** The IANA name of the zone in which the file gives times. */
    readonly timeZone: string;
    readonly startsAt: string;
    readonly endsAt: string;
  };
  /** There is at least one session, and no two have the same id. */
  readonly sessions: readonly ScheduledSession[];
  /** Fields that no session of the file mentions. The import must not empty them. */
  readonly silentOn: readonly ProgrammeField[];
  readonly warnings: readonly string[];
}
