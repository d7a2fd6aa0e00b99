import * as z from "zod/mini";
import { EraseAnswer, EraseQuery, ExportAnswer, ExportQuery } from "../../../functions/contract/account.ts";
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
import { ofEvent } from "../../../functions/contract/requests.ts";
import { MyRolesAnswer } from "../../../functions/contract/roles.ts";
import { ClaimsAnswer } from "../../../functions/contract/roster.ts";
import { json } from "../answers.ts";
import { jsonBody } from "../bodies.ts";
import type { Operations } from "../operation.ts";

/** What people are told and how, and what the service knows of them. */
export const ofAccount: Operations = {
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
