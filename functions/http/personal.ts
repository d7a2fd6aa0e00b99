import { spelled } from "../contract/address.ts";
import { PersonalSettings } from "../contract/notice-settings.ts";
import {
  type NoticesAnswer,
  NoticesQuery,
  type PreferencesAnswer,
  PutPreferencesBody,
  ReadNoticesBody,
} from "../contract/notices.ts";
import * as contract from "../contract/requests.ts";
import type { MyRolesAnswer } from "../contract/roles.ts";
import { NOTICE_KINDS } from "../core/notices/notice.ts";
import { channelsFor } from "../core/notices/preferences.ts";
import { noticeText } from "../formats/notices/notice-text.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, PERSONAL } from "../middleware/reply.ts";
import { route, signedIn } from "../middleware/route.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { type Inbox, markRead, placeOf, readInbox, timeOf } from "../store/notices/inbox.ts";
import { retryMails } from "../store/notices/mail-stops.ts";
import { type OwnPreferences, putPreferences, readOwnPreferences } from "../store/notices/preferences.ts";
import { findEvent } from "../store/programme/events.ts";
import { rolesOf } from "../store/roles/role-book.ts";
import { pushRoutes } from "./notices/push-routes.ts";
import { noSuchEvent } from "./seats/refusals.ts";

const settings = PersonalSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);

export const handler = httpFunction(
  {
    "GET /api/events/{eventId}/notices": route(
      { access: signedIn, ...contract.ofEvent, query: NoticesQuery },
      async ({ attendee: { userId }, params: { eventId }, query: { limit, cursor } }) => {
        const before = cursor === undefined ? undefined : placeNamed(cursor);
        const inbox = await readInbox(table, { userId, eventId, limit, before });
        return inbox === null
          ? noSuchEvent(eventId)
          : json<NoticesAnswer>(200, "OK", noticesAnswer(inbox, new Date().toISOString()), PERSONAL);
      },
    ),

    "POST /api/events/{eventId}/notices/read": route(
      { access: signedIn, ...contract.ofEvent, body: ReadNoticesBody },
      async ({ attendee: { userId }, params: { eventId }, body: { until } }) => {
        if ((await findEvent(table, eventId)) === null) return noSuchEvent(eventId);
        await markRead(table, userId, eventId, earlier(placeNamed(until), new Date().toISOString()));
        const inbox = await readInbox(table, { userId, eventId, limit: 1 });
        return inbox === null
          ? noSuchEvent(eventId)
          : json<Pick<NoticesAnswer, "unread">>(200, "OK", { unread: inbox.unread }, PERSONAL);
      },
    ),

    "GET /api/me/preferences": route({ access: signedIn }, async ({ attendee: { userId } }) =>
      preferencesReply(await readOwnPreferences(table, userId)),
    ),

    "PUT /api/me/preferences": route(
      { access: signedIn, body: PutPreferencesBody },
      async ({ attendee: { userId }, body }) => {
        await putPreferences(table, userId, body);
        return preferencesReply(await readOwnPreferences(table, userId));
      },
    ),

    "DELETE /api/me/mail-stop": route({ access: signedIn }, async ({ attendee: { userId } }) => {
      await retryMails(table, userId, new Date().toISOString());
      return preferencesReply(await readOwnPreferences(table, userId));
    }),

    // What a person may do is decided anew by each request, so this answer only leads to pages.
    "GET /api/me/roles": route({ access: signedIn }, async ({ attendee: { email, groups } }) => {
      const roles = email === null ? [] : await rolesOf(table, spelled(email));
      const answer = { owner: groups.includes(settings.ORGANIZER_GROUP), roles };
      return json<MyRolesAnswer>(200, "OK", answer, PERSONAL);
    }),
    ...pushRoutes(table, settings),
  },
  { isPassing },
);

function noticesAnswer({ notices, readUntil, unread, next }: Inbox, now: string): NoticesAnswer {
  return {
    notices: notices.map((told) => {
      const { kind, sessionId, at } = told.notice;
      const place = placeOf(told.notice);
      return {
        noticeId: nameOf(place),
        kind,
        sessionId,
        ...noticeText(told, now),
        at,
        read: place <= readUntil,
      };
    }),
    unread,
    readUntil: timeOf(readUntil),
    nextCursor: next === null ? null : nameOf(next),
  };
}

/** In an address `#` would begin a fragment. */
const nameOf = (place: string): string => place.replace("#", "~");
/** What comes later cannot be read yet. */
const earlier = (a: string, b: string): string => (a < b ? a : b);
const placeNamed = (name: string): string => name.replace("~", "#");

function preferencesReply(preferences: OwnPreferences) {
  const kinds = NOTICE_KINDS.map((kind) => [kind, channelsFor({ kind, reason: null }, preferences)] as const);
  const channels = Object.fromEntries(kinds) as PreferencesAnswer["channels"];
  const { reminderMinutes, mailStopped } = preferences;
  const answer: PreferencesAnswer = { language: "en", channels, reminderMinutes, mailStopped };
  return json<PreferencesAnswer>(200, "OK", answer, PERSONAL);
}
