import type { CalendarLinkAnswer } from "../contract/answers.ts";
import { PUBLIC_READ_SECONDS } from "../contract/environment.ts";
import { scheduleCalendarFileName } from "../contract/file-names.ts";
import * as contract from "../contract/requests.ts";
import { CalendarSettings } from "../contract/settings.ts";
import type { CalendarRsvp } from "../core/calendar/calendar-rule.ts";
import { eventIdOf } from "../core/seats/rsvp.ts";
import { entryOfRsvp } from "../formats/calendar/calendar-entries.ts";
import { calendarText } from "../formats/calendar/calendar-file.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, PERSONAL, type Refusal } from "../middleware/reply.ts";
import { permissions } from "../middleware/role-access.ts";
import { anyone, route, signedIn } from "../middleware/route.ts";
import { IssuerUnavailable, tokenReader } from "../middleware/token.ts";
import { findCalendarSecret, findPersonOfLink } from "../store/calendar/calendar-links.ts";
import { readMyCalendar } from "../store/calendar/my-calendar.ts";
import { isPassing as storeIsPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { findEvent } from "../store/programme/events.ts";
import { findSession } from "../store/programme/sessions.ts";
import { roleFinder } from "../store/roles/find-role.ts";
import { myCalendarReply } from "./calendar/calendar-reply.ts";
import { feedUrl } from "./calendar/feed-url.ts";
import { sessionFile } from "./calendar/session-file.ts";
import { draftAccess, visibleEvent, visibleSession } from "./programme/drafts.ts";
import { publicReply } from "./programme/public-reply.ts";
import { noSuchEvent, noSuchSession } from "./seats/refusals.ts";

const settings = CalendarSettings.parse(process.env);
const { ORGANIZER_GROUP, WEBSITE_URL } = settings;
const table = openTable(settings.TABLE_NAME);
const readToken = tokenReader({ issuer: settings.TOKEN_ISSUER, audience: settings.TOKEN_AUDIENCE });
const may = permissions(ORGANIZER_GROUP, roleFinder(table));
const draftAccessOf = draftAccess(readToken, may, ORGANIZER_GROUP);
const isPassing = (error: unknown) => storeIsPassing(error) || error instanceof IssuerUnavailable;
const FEED_FILE = "my-schedule.ics";
/** Offers often last an hour. Most programs ask more rarely anyway. */
const REFRESH_MINUTES = 30;

const noSuchCalendar: Refusal = {
  code: "CALENDAR_NOT_FOUND",
  detail: "This link leads to no calendar. Its person may have made a new one.",
};

export const handler = httpFunction(
  {
    "GET /api/sessions/{sessionId}/calendar.ics": route(
      { access: anyone, ...contract.ofSession },
      async ({ params: { sessionId }, headers }) => {
        const { seesDrafts, isOrganizer } = draftAccessOf(headers);
        const [found, event] = await Promise.all([
          findSession(table, sessionId),
          findEvent(table, eventIdOf(sessionId)),
        ]);
        const session = await visibleSession(found, seesDrafts);
        if (session === null || event === null) return noSuchSession(sessionId);
        return publicReply({
          ...sessionFile(session, event, WEBSITE_URL ?? null),
          seconds: PUBLIC_READ_SECONDS.programme,
          headers,
          published: found?.draft === false,
          isOrganizer: await isOrganizer(session.eventId),
        });
      },
    ),

    // The secret is all that this caller shows, so the path is never logged.
    "GET /api/calendar/{file}": route(
      { access: anyone, ...contract.ofCalendar },
      async ({ params: { file }, headers }) => {
        const userId = await findPersonOfLink(table, file.slice(0, -".ics".length));
        if (userId === null) return noSuchCalendar;
        const now = new Date().toISOString();
        const mine = await readMyCalendar(table, { userId, drafts: false, now });
        return myCalendarReply(textOf("My schedule", mine, REFRESH_MINUTES), FEED_FILE, headers);
      },
    ),

    "GET /api/me/calendar": route({ access: signedIn }, async ({ attendee }, event) => {
      const secret = await findCalendarSecret(table, attendee.userId);
      const answer = { feedUrl: secret === null ? null : feedUrl(WEBSITE_URL, event, secret) };
      return json<CalendarLinkAnswer>(200, "OK", answer, PERSONAL);
    }),

    "GET /api/events/{eventId}/my-schedule.ics": route(
      { access: signedIn, ...contract.ofEvent },
      async ({ attendee, params: { eventId }, headers }) => {
        const seesDrafts = (draft: string) => may.mayOrganize(attendee, draft);
        const event = await visibleEvent(await findEvent(table, eventId), seesDrafts);
        if (event === null) return noSuchEvent(eventId);
        const now = new Date().toISOString();
        const mine = await readMyCalendar(table, { userId: attendee.userId, eventId, drafts: true, now });
        return myCalendarReply(textOf(event.title, mine), scheduleCalendarFileName(eventId), headers);
      },
    ),
  },
  { isPassing },
);

/** @param refreshMinutes undefined: it is a file, which nobody asks for again */
const textOf = (name: string, mine: readonly CalendarRsvp[], refreshMinutes?: number): string =>
  calendarText({
    name,
    method: "PUBLISH",
    ...(refreshMinutes !== undefined && { refreshMinutes }),
    entries: mine.map((each) => entryOfRsvp(each, WEBSITE_URL ?? null)),
  });
