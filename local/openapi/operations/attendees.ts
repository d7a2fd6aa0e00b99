import * as z from "zod/mini";
import { EraseAnswer, EraseQuery, ExportAnswer, ExportQuery } from "../../../functions/contract/account.ts";
import {
  AnyOfAnswer,
  CalendarLinkAnswer,
  MyScheduleAnswer,
  ReservedAnswer,
  RsvpAnswer,
} from "../../../functions/contract/answers.ts";
import { FeedbackAnswer, PutFeedbackBody } from "../../../functions/contract/feedback.ts";
import {
  NoticesAnswer,
  NoticesQuery,
  PreferencesAnswer,
  PutPreferencesBody,
  ReadNoticesBody,
} from "../../../functions/contract/notices.ts";
import {
  ofSubscription,
  PushSubscriptionsAnswer,
  pushSubscriptionBody,
  SubscribedAnswer,
} from "../../../functions/contract/push.ts";
import {
  AcceptOfferBody,
  AnyOfBody,
  ofEvent,
  ofSession,
  PutRsvpBody,
  PutVisitBody,
} from "../../../functions/contract/requests.ts";
import { MyRolesAnswer } from "../../../functions/contract/roles.ts";
import { ClaimsAnswer } from "../../../functions/contract/roster.ts";
import { ReplaceTicketBody, TicketAnswer } from "../../../functions/contract/tickets/tickets.ts";
import { calendar, ifNoneMatch, json } from "../answers.ts";
import { jsonBody } from "../bodies.ts";
import type { Operations } from "../operation.ts";

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
    description:
      "With `swapFor` it also gives up what you have in another session of the same event, in the same transaction. If the session is full, nothing is given up.",
    ...session,
    body: jsonBody(PutRsvpBody, { required: false }),
    answers: {
      "200": json("It was so already, or an open offer was accepted", ReservedAnswer),
      "201": json("You have a seat, or you are on the waitlist", ReservedAnswer),
    },
    refusals: [
      "SESSION_NOT_FOUND",
      "ENTER_AT_BOOTH",
      "SESSION_FULL",
      "REGISTRATION_NOT_OPEN",
      "REGISTRATION_CLOSED",
      "SESSION_CANCELLED",
      "TIME_CONFLICT",
      "ALREADY_WAITLISTED",
      "OFFER_EXPIRED",
      "NOTHING_TO_SWAP",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "DELETE /api/sessions/{sessionId}/rsvp": {
    id: "deleteRsvp",
    summary: "Gives your seat up, declines your offer, or leaves the waitlist",
    description: "With `If-Match` it cancels only that version of the RSVP.",
    ...session,
    header: z.object({ "If-Match": z.optional(z.string()) }),
    answers: { "200": json("The RSVP, which is cancelled; the same if repeated", RsvpAnswer) },
    refusals: [
      "SESSION_NOT_FOUND",
      "RSVP_NOT_FOUND",
      "ALREADY_IN",
      "RSVP_CHANGED",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "POST /api/events/{eventId}/any-of": {
    id: "postAnyOf",
    summary: "Takes one seat among several sessions, or waits for one",
    description:
      "It takes the first session that has a free seat. Otherwise it joins every waitlist that is open, and the first seat that comes ends the others. Only one of them gives an offer at a time. Repeating the request is safe.",
    for: "attendees",
    path: ofEvent.params,
    body: jsonBody(AnyOfBody),
    answers: {
      "200": json("It was so already", AnyOfAnswer),
      "201": json("You have a seat, or you are on the waitlists", AnyOfAnswer),
    },
    refusals: [
      "INVALID_REQUEST",
      "EVENT_NOT_FOUND",
      "SESSION_NOT_FOUND",
      "SESSION_FULL",
      "REGISTRATION_NOT_OPEN",
      "REGISTRATION_CLOSED",
      "SESSION_CANCELLED",
      "TIME_CONFLICT",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "PUT /api/sessions/{sessionId}/visit": {
    id: "putVisit",
    summary: "Enters a booth with its code, or joins its line",
    description:
      "Repeating the request is safe. A person who has an offer enters by it. `leave` names another booth, which the person leaves once they are inside.",
    ...session,
    body: jsonBody(PutVisitBody),
    answers: {
      "200": json("It was so already", RsvpAnswer),
      "201": json("You are inside (`CONFIRMED`), or in the line (`WAITLISTED`)", RsvpAnswer),
    },
    refusals: [
      "INVALID_REQUEST",
      "SESSION_NOT_FOUND",
      "NOT_A_BOOTH",
      "WRONG_BOOTH_CODE",
      "IN_ANOTHER_BOOTH",
      "SESSION_FULL",
      "REGISTRATION_NOT_OPEN",
      "REGISTRATION_CLOSED",
      "SESSION_CANCELLED",
      "OFFER_EXPIRED",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "DELETE /api/sessions/{sessionId}/visit": {
    id: "deleteVisit",
    summary: "Leaves a booth, its line, or an offer of it",
    ...session,
    answers: { "200": json("The RSVP, which is cancelled; the same if repeated", RsvpAnswer) },
    refusals: ["SESSION_NOT_FOUND", "RSVP_NOT_FOUND", "RATE_LIMITED", "CONTENTION"],
  },
  "POST /api/sessions/{sessionId}/rsvp/pass": {
    id: "passOffer",
    summary: "Gives your offer back, and keeps your place on the waitlist",
    ...session,
    answers: { "200": json("The RSVP, which is waitlisted; the same if repeated", RsvpAnswer) },
    refusals: [
      "SESSION_NOT_FOUND",
      "SESSION_CANCELLED",
      "OFFER_EXPIRED",
      "NO_OFFER",
      "NO_PASSES_LEFT",
      "RATE_LIMITED",
      "CONTENTION",
    ],
  },
  "POST /api/sessions/{sessionId}/rsvp/accept": {
    id: "acceptOffer",
    summary: "Accepts the offer that you have",
    description:
      "With `swapFor` it also gives up what you have in another session of the same event, in the same transaction.",
    ...session,
    body: jsonBody(AcceptOfferBody, { required: false }),
    answers: { "200": json("The RSVP, which is confirmed; the same if repeated", ReservedAnswer) },
    refusals: [
      "SESSION_NOT_FOUND",
      "ENTER_AT_BOOTH",
      "SESSION_CANCELLED",
      "TIME_CONFLICT",
      "OFFER_EXPIRED",
      "NO_OFFER",
      "NOTHING_TO_SWAP",
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
  "GET /api/events/{eventId}/ticket": {
    id: "getTicket",
    summary: "Reads your ticket, which is made when you ask for the first time",
    description:
      "`ticket` is the text of the QR code. It is signed with Ed25519 and has nothing personal. Reading it does not count against the rate limit.",
    for: "attendees",
    path: ofEvent.params,
    answers: { "200": json("Your ticket", TicketAnswer) },
    refusals: ["EVENT_NOT_FOUND", "RATE_LIMITED"],
  },
  "POST /api/events/{eventId}/ticket": {
    id: "replaceTicket",
    summary: "Replaces your ticket; the old one is refused at the door from then on",
    description:
      "With `replaces` it replaces that ticket alone, so a repeated request answers with the ticket that the first one has made.",
    for: "attendees",
    path: ofEvent.params,
    body: jsonBody(ReplaceTicketBody, { required: false }),
    answers: {
      "200": json("It was replaced already. This is your present ticket", TicketAnswer),
      "201": json("Your new ticket", TicketAnswer),
    },
    refusals: ["EVENT_NOT_FOUND", "INVALID_REQUEST", "RATE_LIMITED"],
  },
  "GET /api/sessions/{sessionId}/feedback": {
    id: "getFeedback",
    summary: "Reads what you have said of a session, and whether you may say or change it now",
    for: "attendees",
    path: ofSession.params,
    answers: { "200": json("Your feedback", FeedbackAnswer) },
    refusals: ["SESSION_NOT_FOUND"],
  },
  "PUT /api/sessions/{sessionId}/feedback": {
    id: "putFeedback",
    summary: "Says how a session was, in place of what you said before",
    description:
      "For people who were there, from ten minutes before the end until seven days after it. Organizers see your name only with `named`, and only beside a comment. A repeated request changes nothing.",
    for: "attendees",
    path: ofSession.params,
    body: jsonBody(PutFeedbackBody),
    answers: { "200": json("Your feedback", FeedbackAnswer) },
    refusals: [
      "SESSION_NOT_FOUND",
      "INVALID_REQUEST",
      "FEEDBACK_OFF",
      "FEEDBACK_NOT_OPEN",
      "NOT_THERE",
      "RATE_LIMITED",
    ],
  },
  "DELETE /api/sessions/{sessionId}/feedback": {
    id: "deleteFeedback",
    summary: "Takes your feedback back, at any time; nothing if there is none",
    for: "attendees",
    path: ofSession.params,
    answers: { "204": { description: "Nothing of it is counted or shown any more" } },
    refusals: ["SESSION_NOT_FOUND", "RATE_LIMITED"],
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
  "GET /api/me/export": {
    id: "exportAccount",
    summary: "Reads everything that is stored about you, as a file",
    description:
      "Everybody who has the file can read your calendar, because your calendar link is in it. A long export has pages: join the lists of all pages.",
    for: "attendees",
    query: ExportQuery,
    answers: { "200": json("A page of your items as they are stored", ExportAnswer) },
    refusals: ["INVALID_REQUEST"],
  },
  "POST /api/me/claims": {
    id: "claim",
    summary: "Gives you what organizers have added to your e-mail address",
    description:
      "Only an address that your token calls verified counts. Ask after each sign-in. Where you have something in the session already, you keep the better of both. Repeat the request until its answer is complete.",
    for: "attendees",
    answers: { "200": json("What is yours now", ClaimsAnswer) },
  },
  "DELETE /api/me": {
    id: "eraseAccount",
    summary: "Erases your account",
    description:
      "It gives up every seat, offer and waitlist entry, makes your RSVPs nobody's, and deletes everything else that is stored about you. Your sign-in stays, because it belongs to the issuer of your tokens. Repeat the request until its answer is complete.",
    for: "attendees",
    query: EraseQuery,
    answers: {
      "200": json("Nothing is left", EraseAnswer),
      "202": json("Time ran out. The same request goes on", EraseAnswer),
    },
    refusals: ["INVALID_REQUEST"],
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
  "GET /api/me/roles": {
    id: "getMyRoles",
    summary: "Lists the events in which your verified e-mail address has a role",
    for: "attendees",
    answers: { "200": json("The roles, and whether you may do everything", MyRolesAnswer) },
  },
  "DELETE /api/me/mail-stop": {
    id: "retryMails",
    summary: "Lets mails go to you again",
    description:
      "Mails stop when one comes back or you call one unwanted (`mailStopped`). If nothing is stopped, it changes nothing.",
    for: "attendees",
    answers: { "200": json("Your preferences, with every kind of notice", PreferencesAnswer) },
  },
  "GET /api/me/push-subscriptions": {
    id: "getPushSubscriptions",
    summary: "Lists your browsers that get push messages",
    description:
      "`publicKey` is the `applicationServerKey` for a browser, or null if the stage sends no push messages.",
    for: "attendees",
    answers: { "200": json("Your subscriptions, the oldest first", PushSubscriptionsAnswer) },
  },
  "POST /api/me/push-subscriptions": {
    id: "postPushSubscription",
    summary: "Lets a browser get your push messages",
    description:
      "The body is what `PushSubscription.toJSON()` gives. You can have ten; the oldest gives way.",
    for: "attendees",
    body: jsonBody(pushSubscriptionBody(false)),
    answers: {
      "200": json("Its endpoint was known, and has the new keys", SubscribedAnswer),
      "201": json("It is subscribed", SubscribedAnswer),
    },
  },
  "DELETE /api/me/push-subscriptions/{id}": {
    id: "deletePushSubscription",
    summary: "Ends push messages to a browser",
    for: "attendees",
    path: ofSubscription.params,
    answers: { "204": { description: "You do not have it, or no longer" } },
    refusals: ["INVALID_REQUEST"],
  },
};
