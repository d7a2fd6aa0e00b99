/** Longer names are cut, so that the whole name stays within what all systems take. */
const MAX_PART_LENGTH = 60;

/** The text in lowercase Latin letters, digits and hyphens. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");

const cut = (part: string): string => part.slice(0, MAX_PART_LENGTH).replace(/^-+|-+$/g, "");

/** A title whose letters are mostly of another script says nothing in Latin ones. Then its id stands for it. */
function titleOrId(title: string, id: string): string {
  const letters = title.normalize("NFKD").match(/\p{L}|\p{N}/gu) ?? [];
  const kept = plain(title).replaceAll("-", "");
  return kept.length * 2 > letters.length ? title : id;
}

/** A name that says what the file holds: `lantern-days-all-attendees-2026-11-29.csv`. */
const fileName = (parts: readonly string[], ending: string): string =>
  `${parts
    .map((part) => cut(plain(part)))
    .filter((part) => part !== "")
    .join("-")}.${ending}`;

interface NamedSession {
  readonly eventId: string;
  readonly sessionId: string;
  readonly title: string;
}

const partsOf = ({ eventId, sessionId, title }: NamedSession): string[] => [
  eventId,
  titleOrId(title, sessionId.slice(eventId.length)),
];

/** @param at the time of the download; its day is that of UTC */
export const rosterFileName = (session: NamedSession, status: string, at: Date): string =>
  fileName([...partsOf(session), status, dayOf(at)], "csv");
export const eventRosterFileName = (eventId: string, at: Date): string =>
  fileName([eventId, "all-attendees", dayOf(at)], "csv");
/** @param session `null`: all sessions of the event */
export const overTimeFileName = (eventId: string, session: NamedSession | null, at: Date): string =>
  fileName([...(session === null ? [eventId] : partsOf(session)), "figures-by-hour", dayOf(at)], "csv");
export const attendanceFileName = (eventId: string, by: string, at: Date): string =>
  fileName([eventId, `attendance-by-${by}`, dayOf(at)], "csv");
export const feedbackFileName = (session: NamedSession, at: Date): string =>
  fileName([...partsOf(session), "feedback", dayOf(at)], "csv");
export const eventFeedbackFileName = (eventId: string, at: Date): string =>
  fileName([eventId, "feedback", dayOf(at)], "csv");
export const sessionCalendarFileName = (session: NamedSession): string => fileName(partsOf(session), "ics");
export const scheduleCalendarFileName = (eventId: string): string =>
  fileName([eventId, "my-schedule"], "ics");

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
