import * as z from "zod/mini";
import * as answers from "../../../functions/contract/answers.ts";
import * as hands from "../../../functions/contract/hands.ts";
import * as messages from "../../../functions/contract/messages.ts";
import * as pictures from "../../../functions/contract/pictures.ts";
import * as requests from "../../../functions/contract/requests.ts";
import * as roles from "../../../functions/contract/roles.ts";
import * as roster from "../../../functions/contract/roster.ts";
import { etag, json, jsonOrCsv, location } from "../answers.ts";
import { jsonBody } from "../bodies.ts";
import type { Operations } from "../operation.ts";
import { ofFigures } from "./figures.ts";

const event = { for: "organizers", path: requests.ofEvent.params } as const;
const session = { for: "organizers", path: requests.ofSession.params } as const;
const SCHEDULE_TYPES = [
  "application/octet-stream",
  "application/json",
  "application/xml",
  "text/calendar",
  "text/csv",
];

const role = { for: "organizers", path: roles.ofRole.params } as const;

/** What owners do, and the organizers of an event in that event. */
export const forOrganizers: Operations = {
  "PUT /api/events/{eventId}": {
    id: "putEvent",
    summary: "Creates an event, or replaces what it says",
    ...event,
    body: jsonBody(requests.PutEventBody),
    answers: {
      "200": json("The changed event", answers.EventAnswer),
      "201": json("The new event", answers.EventAnswer, location),
    },
  },
  "PUT /api/events/{eventId}/schedule": {
    id: "importSchedule",
    summary: "Imports a schedule file",
    description:
      "The content decides the format. If `complete` is false, the same request again continues the import.",
    ...event,
    query: requests.ImportQuery,
    body: {
      required: true,
      content: Object.fromEntries(SCHEDULE_TYPES.map((type) => [type, { schema: {} }])),
    },
    answers: { "200": json("What the import did or, in a dry run, would do", answers.ImportAnswer) },
    refusals: ["INVALID_SCHEDULE"],
  },
  "POST /api/events/{eventId}/sessions": {
    id: "createSession",
    summary: "Adds a session to an event",
    ...event,
    body: jsonBody(requests.CreateSessionBody),
    answers: { "201": json("The new session", answers.SessionAnswer, { ...etag, ...location }) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "PATCH /api/sessions/{sessionId}": {
    id: "patchSession",
    summary: "Changes a session",
    description: "With `If-Match` it changes only that version. A dry run changes nothing.",
    ...session,
    query: requests.PatchSessionQuery,
    header: z.object({ "If-Match": z.optional(z.string()) }),
    body: jsonBody(requests.PatchSessionBody),
    answers: {
      "200": json(
        "The session, and the people who are displaced by the change",
        answers.ChangedSessionAnswer,
        etag,
      ),
    },
    refusals: ["SESSION_NOT_FOUND", "PRECONDITION_FAILED"],
  },
  "PATCH /api/events/{eventId}/sessions": {
    id: "patchSessions",
    summary: "Changes many sessions at once",
    description:
      "If `complete` is false, the same request again continues. A repeated `changeId` changes no session twice. It is also the token that undoes the change within a minute.",
    ...event,
    body: jsonBody(hands.PatchSessionsBody),
    answers: { "200": json("What happened, or would happen, to each session", hands.ManyChangedAnswer) },
    refusals: ["EVENT_NOT_FOUND", "CHANGE_ID_TAKEN"],
  },
  "POST /api/events/{eventId}/sessions/undo": {
    id: "undoPatchSessions",
    summary: "Gives the sessions of a change their former values back",
    description: "A session that somebody has changed since stays as it is, and is named.",
    ...event,
    body: jsonBody(hands.UndoBody),
    answers: { "200": json("What happened to each session", hands.UndoneAnswer) },
    refusals: ["EVENT_NOT_FOUND", "NOTHING_TO_UNDO"],
  },
  "PUT /api/events/{eventId}/registration": {
    id: "putRegistration",
    summary: "Closes all registration of an event, or opens it again",
    description: "Sessions keep their own state. After the answer no session gives a seat any more.",
    ...event,
    body: jsonBody(hands.RegistrationBody),
    answers: { "200": json("The event", answers.EventAnswer) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "POST /api/sessions/{sessionId}/duplicate": {
    id: "duplicateSession",
    summary: "Adds a session with the same settings, which is closed and has nobody in it",
    ...session,
    answers: { "201": json("The new session", answers.SessionAnswer, { ...etag, ...location }) },
    refusals: ["SESSION_NOT_FOUND", "EVENT_NOT_FOUND"],
  },
  "DELETE /api/sessions/{sessionId}": {
    id: "deleteSession",
    summary: "Deletes a session that nobody is or was in",
    ...session,
    answers: { "204": { description: "The session is gone" } },
    refusals: ["SESSION_NOT_FOUND", "HAS_PEOPLE"],
  },
  "POST /api/sessions/{sessionId}/move": {
    id: "movePeople",
    summary: "Moves everybody of a session to another session of the event",
    description:
      "It closes the session first. If `complete` is false and fewer people are left than before, the same request again continues.",
    ...session,
    body: jsonBody(hands.MoveBody),
    answers: { "200": json("How many people got what, or would get it", hands.MovedAnswer) },
    refusals: [
      "INVALID_REQUEST",
      "SESSION_NOT_FOUND",
      "SESSION_CANCELLED",
      "REGISTRATION_CLOSED",
      "MOVE_STOPPED",
    ],
  },
  ...ofFigures,
  "GET /api/events/{eventId}/roster": {
    id: "getEventRoster",
    summary: "Lists the people of all sessions as CSV",
    description: "If a `Link` header names the next part, it follows without the line of column names.",
    ...event,
    query: requests.EventRosterQuery,
    answers: {
      "200": {
        description: "The people of some sessions, in order of start",
        content: { "text/csv": { schema: { type: "string" } } },
      },
    },
    refusals: ["EVENT_NOT_FOUND", "INVALID_REQUEST"],
  },
  "GET /api/events/{eventId}/mail-stops": {
    id: "getMailStops",
    summary: "Lists the people that mails of the event do not reach",
    description: "A person who tries again is no longer listed. `more` says that there may be others.",
    ...event,
    answers: { "200": json("At most 100 people, in the order of their ids", answers.MailStopsAnswer) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/events/{eventId}/roles": {
    id: "getRoles",
    summary: "Lists who may do what in the event",
    ...event,
    answers: { "200": json("All addresses with a role, in their order", roles.RolesAnswer) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "PUT /api/events/{eventId}/roles/{email}": {
    id: "putRole",
    summary: "Gives an e-mail address a role in the event, and invites its person by mail",
    description:
      "The role counts for a person whose issuer has verified that address. An address gets at most one mail in an hour for an event.",
    ...role,
    body: jsonBody(roles.PutRoleBody),
    answers: { "200": json("The role", roles.RoleAnswer) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "DELETE /api/events/{eventId}/roles/{email}": {
    id: "deleteRole",
    summary: "Takes the role of an address away, from the next request on",
    ...role,
    answers: { "204": { description: "The address has no role; the same if repeated" } },
    refusals: ["INVALID_REQUEST"],
  },
  "GET /api/sessions/{sessionId}/booth": {
    id: "getBooth",
    summary: "Reads the code of a booth and its visits",
    description:
      "The first answer makes the code. `path` is what the QR code at the booth leads to, at the website's address.",
    ...session,
    answers: { "200": json("The code and the figures", answers.BoothAnswer) },
    refusals: ["SESSION_NOT_FOUND", "NOT_A_BOOTH"],
  },
  "GET /api/sessions/{sessionId}/roster": {
    id: "getRoster",
    summary: "Lists the people of a session who have one status",
    description: "With `Accept: text/csv` it is the whole roster as CSV.",
    ...session,
    query: requests.RosterQuery,
    answers: { "200": jsonOrCsv("A page of the roster", answers.RosterAnswer) },
    refusals: ["SESSION_NOT_FOUND", "INVALID_REQUEST"],
  },
  "POST /api/sessions/{sessionId}/roster": {
    id: "addAttendee",
    summary: "Adds a person to a session, also before they have an account",
    description:
      "The body names an address, or the id of a person who has something in the event. Registration times do not count; the capacity does, unless `overCapacity` adds one seat to it. The person is told by mail. What is added to an address waits until somebody signs in with it.",
    ...session,
    body: jsonBody(roster.AddAttendeeBody),
    answers: {
      "200": json("The person, who is on the roster already", answers.RosterEntryAnswer),
      "201": json("The person as the roster shows them", answers.RosterEntryAnswer),
    },
    refusals: [
      ...([
        "SESSION_NOT_FOUND",
        "RSVP_NOT_FOUND",
        "SESSION_FULL",
        "SEAT_IS_FREE",
        "WAITLIST_CLOSED",
      ] as const),
      ...(["EVENT_IS_DRAFT", "SESSION_CANCELLED", "REGISTRATION_CLOSED", "CONTENTION"] as const),
    ],
  },
  "POST /api/sessions/{sessionId}/roster/{userId}/offer": {
    id: "offerOutOfTurn",
    summary: "Offers a waiting person a seat before those who joined earlier",
    description:
      "The note says why, and stays on the roster with the organizer's name. Nobody else's place changes. Without a free seat it is refused, unless `overCapacity` adds one seat to the session.",
    for: "organizers",
    path: requests.ofAttendee.params,
    body: jsonBody(roster.OfferOutOfTurnBody),
    answers: {
      "200": json("The person, who has an offer or a seat already", answers.RosterEntryAnswer),
      "201": json("The person with the offer", answers.RosterEntryAnswer),
    },
    refusals: [
      ...(["SESSION_NOT_FOUND", "RSVP_NOT_FOUND", "SESSION_FULL", "CANNOT_BE_OFFERED"] as const),
      ...(["WAITLIST_CLOSED", "SESSION_CANCELLED", "REGISTRATION_CLOSED"] as const),
      ...(["REGISTRATION_NOT_OPEN", "CONTENTION"] as const),
    ],
  },
  "DELETE /api/sessions/{sessionId}/roster/{userId}": {
    id: "removeAttendee",
    summary: "Removes one person's seat, offer or waitlist entry",
    for: "organizers",
    path: requests.ofAttendee.params,
    answers: { "200": json("The RSVP, which is cancelled; the same if repeated", answers.RsvpAnswer) },
    refusals: ["SESSION_NOT_FOUND", "RSVP_NOT_FOUND", "CONTENTION"],
  },
  "POST /api/events/{eventId}/pictures": {
    id: "allowUpload",
    summary: "Answers with a form with which one picture of the event can be uploaded",
    description: "The file is sent to the bucket and not to the API. `putPicture` then shows it.",
    ...event,
    body: jsonBody(pictures.PostPictureBody),
    answers: { "201": json("The form", pictures.UploadAnswer) },
    refusals: ["EVENT_NOT_FOUND", "PICTURES_NOT_SERVED"],
  },
  "PUT /api/events/{eventId}/pictures/{use}": {
    id: "putPicture",
    summary: "Checks what was uploaded, and shows it as the event's logo or cover",
    for: "organizers",
    path: pictures.ofPicture.params,
    body: jsonBody(pictures.PutPictureBody),
    answers: { "200": json("The event with the picture", answers.EventAnswer) },
    refusals: ["EVENT_NOT_FOUND", "ROUTE_NOT_FOUND", "NO_UPLOAD", "INVALID_PICTURE", "PICTURES_NOT_SERVED"],
  },
  "DELETE /api/events/{eventId}/pictures/{use}": {
    id: "deletePicture",
    summary: "Takes the event's logo or cover away",
    for: "organizers",
    path: pictures.ofPicture.params,
    answers: { "200": json("The event without the picture; the same if repeated", answers.EventAnswer) },
    refusals: ["EVENT_NOT_FOUND", "ROUTE_NOT_FOUND"],
  },
  "POST /api/events/{eventId}/messages": {
    id: "postMessage",
    summary: "Writes to the people of a session, a room, a day or the whole event",
    description:
      "A person gets one notice, however many of the sessions they are in. The same request again sends nothing and answers with the record. A dry run sends nothing and says how many people would get it.",
    ...event,
    query: messages.PostMessageQuery,
    body: jsonBody(messages.PostMessageBody),
    answers: {
      "200": json(
        "In a dry run, what the message would do; otherwise the record of a message that was known",
        z.union([messages.MessagePreviewAnswer, messages.MessageAnswer]),
      ),
      "201": json("The record of the new message", messages.MessageAnswer, location),
    },
    refusals: [
      ...(["EVENT_NOT_FOUND", "SESSION_NOT_FOUND", "EVENT_IS_DRAFT", "NOBODY_TO_TELL"] as const),
      ...(["MESSAGE_ID_TAKEN", "RATE_LIMITED"] as const),
    ],
  },
  "GET /api/events/{eventId}/messages": {
    id: "getMessages",
    summary: "Lists the messages of organizers to the people of an event",
    ...event,
    query: messages.MessagesQuery,
    answers: { "200": json("A page of messages, the last ones first", messages.MessagesAnswer) },
    refusals: ["EVENT_NOT_FOUND", "INVALID_REQUEST"],
  },
  "GET /api/events/{eventId}/messages/{messageId}": {
    id: "getMessage",
    summary: "Reads one message, and how many people have been told",
    for: "organizers",
    path: messages.ofMessage.params,
    answers: { "200": json("The record of the message", messages.MessageAnswer) },
    refusals: ["MESSAGE_NOT_FOUND"],
  },
};
