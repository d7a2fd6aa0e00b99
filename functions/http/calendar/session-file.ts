import { sessionCalendarFileName } from "../../contract/file-names.ts";
import type { ConferenceEvent, Session } from "../../core/programme/session.ts";
import { entryOfSession, type Pages } from "../../formats/calendar/calendar-entries.ts";
import { calendarText } from "../../formats/calendar/calendar-file.ts";
import { plainMarkdown } from "../../formats/plain-markdown.ts";
import { entityTag } from "../../middleware/entity-tags.ts";
import { calendarHeaders } from "./calendar-reply.ts";

/** The calendar file of one session: calendars show markup as it is, so it has none. The time in it is that of the answer, so the tag leaves it out. */
export function sessionFile(session: Session, event: ConferenceEvent, pages: Pages) {
  const { abstract } = session;
  const entry = entryOfSession({ ...session, abstract: abstract && plainMarkdown(abstract) }, event, pages);
  const changedAt = new Date().toISOString();
  return {
    body: calendarText({ name: event.title, method: "PUBLISH", entries: [{ ...entry, changedAt }] }),
    type: calendarHeaders(sessionCalendarFileName(session)),
    etag: entityTag(JSON.stringify([event.title, entry])),
  };
}
