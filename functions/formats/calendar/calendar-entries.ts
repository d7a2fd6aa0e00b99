import { type CalendarRsvp, changedAtOf, sequenceOf } from "../../core/calendar/calendar-rule.ts";
import type { ConferenceEvent, Session } from "../../core/programme/session.ts";
import { versionsIn } from "../../core/programme/versions.ts";
import type { CalendarEntry } from "./calendar-file.ts";
import { MARKS, standingText } from "./calendar-texts.ts";

/** The address of the web app, such as `https://rsvp.example`. `null`: there are no pages. */
export type Pages = string | null;

const STATUS = {
  CONFIRMED: "CONFIRMED",
  OFFERED: "TENTATIVE",
  WAITLISTED: "TENTATIVE",
  CANCELLED: "CANCELLED",
} as const;

/** What a person has in a session, as their calendar shows it. */
export function entryOfRsvp(mine: CalendarRsvp, pages: Pages): CalendarEntry {
  const { rsvp, version, since, programme, event } = mine;
  const said = standingText(rsvp, event.timeZone);
  return {
    ...slotOf(programme, event, pages, said),
    sequence: sequenceOf(version, programme),
    status: STATUS[rsvp.status],
    title: MARKS[rsvp.status] + programme.title,
    changedAt: changedAtOf(since, programme),
  };
}

/** A session as everybody may note it. Nothing says when a programme was written, so the caller adds a time. */
export function entryOfSession(
  session: Session,
  event: ConferenceEvent,
  pages: Pages,
): Omit<CalendarEntry, "changedAt"> {
  const { programme, rules } = versionsIn(session.version);
  const status = session.state === "CANCELLED" ? "CANCELLED" : "CONFIRMED";
  return {
    ...slotOf(session, event, pages, session.abstract),
    sequence: programme + rules,
    status,
    title: MARKS[status] + session.title,
  };
}

type Described = Pick<
  CalendarRsvp["programme"],
  "sessionId" | "eventId" | "startsAt" | "endsAt" | "room" | "speakers"
>;

/** A person has one entry for a session, however it reached their calendar: the id says nothing else. */
function slotOf(session: Described, { timeZone }: ConferenceEvent, pages: Pages, said: string | null) {
  const { sessionId, eventId, startsAt, endsAt, room, speakers } = session;
  const url = pages === null ? null : `${pages}/events/${eventId}/sessions/${sessionId}`;
  const names = speakers.map(({ name }) => name).join(", ");
  return {
    uid: `${sessionId}@session-rsvp`,
    // Some calendars do not show the address that an entry has beside its description.
    description: [said, names, url].filter(Boolean).join("\n\n"),
    location: room,
    url,
    ...{ startsAt, endsAt, timeZone },
  };
}
