import * as z from "zod/mini";
import {
  AnyOfAnswer,
  CalendarLinkAnswer,
  MyScheduleAnswer,
  ReservedAnswer,
  RsvpAnswer,
} from "../../../functions/contract/answers.ts";
import { FeedbackAnswer, PutFeedbackBody } from "../../../functions/contract/feedback.ts";
import {
  AcceptOfferBody,
  AnyOfBody,
  ofEvent,
  ofSession,
  PutRsvpBody,
  PutVisitBody,
} from "../../../functions/contract/requests.ts";
import { ReplaceTicketBody, TicketAnswer } from "../../../functions/contract/tickets/tickets.ts";
import { calendar, ifNoneMatch, json } from "../answers.ts";
import { jsonBody } from "../bodies.ts";
import type { Operations } from "../operation.ts";
import { ofAccount } from "./account.ts";

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
  ...ofAccount,
};
