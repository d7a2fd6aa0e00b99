import * as z from "zod/mini";
import { CalendarLinkAnswer, MyScheduleAnswer, RsvpAnswer } from "../../../functions/contract/answers.ts";
import {
  NoticesAnswer,
  NoticesQuery,
  PreferencesAnswer,
  PutPreferencesBody,
  ReadNoticesBody,
} from "../../../functions/contract/notices.ts";
import { ofEvent, ofSession, PutRsvpBody } from "../../../functions/contract/requests.ts";
import { calendar, ifNoneMatch, json } from "../answers.ts";
import type { Operations } from "../operation.ts";

const jsonBody = (schema: z.ZodMiniType) => ({ required: true, content: { "application/json": { schema } } });
const session = { for: "attendees", path: ofSession.params } as const;

/** What people do for themselves. */
export const forAttendees: Operations = {
  "GET /api/sessions/{sessionId}/rsvp": {
    id: "getRsvp",
    summary: "Reads your RSVP for a session",
    ...session,
    answers: { "200": json("The RSVP, with the position if you wait", RsvpAnswer) },
    refusals: ["SESSION_NOT_FOUND", "RSVP_NOT_FOUND"],
  },
  "PUT /api/sessions/{sessionId}/rsvp": {
    id: "putRsvp",
    summary: "Takes a seat, or joins the waitlist",
    ...session,
    body: { required: false, content: { "application/json": { schema: PutRsvpBody } } },
    answers: {
      "200": json("It was so already, or an open offer was accepted", RsvpAnswer),
      "201": json("You have a seat, or you are on the waitlist", RsvpAnswer),
    },
    refusals: [
      "SESSION_NOT_FOUND",
      "SESSION_FULL",
      "REGISTRATION_NOT_OPEN",
      "REGISTRATION_CLOSED",
      "SESSION_CANCELLED",
      "ALREADY_WAITLISTED",
      "OFFER_EXPIRED",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "DELETE /api/sessions/{sessionId}/rsvp": {
    id: "deleteRsvp",
    summary: "Gives your seat up, declines your offer, or leaves the waitlist",
    ...session,
    answers: { "200": json("The RSVP, which is cancelled; the same if repeated", RsvpAnswer) },
    refusals: ["SESSION_NOT_FOUND", "RSVP_NOT_FOUND", "RATE_LIMITED", "CONTENTION"],
  },
  "POST /api/sessions/{sessionId}/rsvp/accept": {
    id: "acceptOffer",
    summary: "Accepts the offer that you have",
    ...session,
    answers: { "200": json("The RSVP, which is confirmed; the same if repeated", RsvpAnswer) },
    refusals: [
      "SESSION_NOT_FOUND",
      "SESSION_CANCELLED",
      "OFFER_EXPIRED",
      "NO_OFFER",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "GET /api/events/{eventId}/my-schedule": {
    id: "getMySchedule",
    summary: "Reads what you have and wait for in an event, and what ended without your own act",
    for: "attendees",
    path: ofEvent.params,
    answers: { "200": json("Both lists in order of the sessions' start", MyScheduleAnswer) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/events/{eventId}/my-schedule.ics": {
    id: "getMyScheduleFile",
    summary: "Reads what you have and wait for in an event, as a calendar file",
    for: "attendees",
    header: ifNoneMatch,
    path: ofEvent.params,
    answers: calendar("What you have, and what was cancelled until the event is over"),
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/me/calendar": {
    id: "getCalendarLink",
    summary: "Reads your calendar link",
    for: "attendees",
    answers: { "200": json("The link, or null if you have made none", CalendarLinkAnswer) },
  },
  "POST /api/me/calendar": {
    id: "makeCalendarLink",
    summary: "Makes a new calendar link; the old one leads nowhere from then on",
    for: "attendees",
    answers: { "201": json("The new link", CalendarLinkAnswer) },
    refusals: ["RATE_LIMITED"],
  },
  "GET /api/events/{eventId}/notices": {
    id: "listNotices",
    summary: "Lists what you were told about your RSVPs in an event",
    for: "attendees",
    path: ofEvent.params,
    query: NoticesQuery,
    answers: { "200": json("A page of your notices, the last ones first", NoticesAnswer) },
    refusals: ["EVENT_NOT_FOUND", "INVALID_REQUEST"],
  },
  "POST /api/events/{eventId}/notices/read": {
    id: "readNotices",
    summary: "Marks a notice and all earlier ones as read",
    for: "attendees",
    path: ofEvent.params,
    body: jsonBody(ReadNoticesBody),
    answers: { "200": json("How many are unread now", z.pick(NoticesAnswer, { unread: true })) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/me/preferences": {
    id: "getPreferences",
    summary: "Says how you are told",
    for: "attendees",
    answers: { "200": json("Your preferences, with every kind of notice", PreferencesAnswer) },
  },
  "PUT /api/me/preferences": {
    id: "putPreferences",
    summary: "Chooses how you are told",
    description:
      "It replaces all preferences. What is absent is as by default. `mailStopped` is left as it is.",
    for: "attendees",
    body: jsonBody(PutPreferencesBody),
    answers: { "200": json("Your preferences, with every kind of notice", PreferencesAnswer) },
  },
  "DELETE /api/me/mail-stop": {
    id: "retryMails",
    summary: "Lets mails go to you again",
    description:
      "Mails stop when one comes back or you call one unwanted (`mailStopped`). If nothing is stopped, it changes nothing.",
    for: "attendees",
    answers: { "200": json("Your preferences, with every kind of notice", PreferencesAnswer) },
  },
};
