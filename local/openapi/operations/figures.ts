import * as feedback from "../../../functions/contract/feedback.ts";
import * as figures from "../../../functions/contract/figures.ts";
import * as requests from "../../../functions/contract/requests.ts";
import { json, jsonOrCsv } from "../answers.ts";
import type { Operations } from "../operation.ts";

const event = { for: "organizers", path: requests.ofEvent.params } as const;
const session = { for: "organizers", path: requests.ofSession.params } as const;

/** What organizers see in numbers, and what people say of sessions. */
export const ofFigures: Operations = {
  "GET /api/events/{eventId}/figures": {
    id: "getFigures",
    summary: "Says how full every session is, and how its seats were given",
    ...event,
    answers: { "200": json("The figures in order of start, and their sums", figures.FiguresAnswer) },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/events/{eventId}/figures/attendance": {
    id: "getAttendance",
    summary: "Says who came, by session, room, day and event",
    description:
      "A rate is null where the door was not used. With `Accept: text/csv` it is one of these tables as CSV; `by` says which.",
    ...event,
    query: requests.AttendanceQuery,
    answers: {
      "200": jsonOrCsv(
        "Sessions in order of start, with the sums of those where the door was used",
        figures.AttendanceAnswer,
      ),
    },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/events/{eventId}/figures/over-time": {
    id: "getFiguresOverTime",
    summary: "Says what happened to RSVPs hour by hour, in an event or in one session",
    description:
      "Seconds pass before a change is counted. The sum of an event leaves booths out. With `Accept: text/csv` it has a row for each session and hour.",
    ...event,
    query: requests.FiguresOverTimeQuery,
    answers: {
      "200": jsonOrCsv(
        "The hours in which something happened, in their order",
        figures.FiguresOverTimeAnswer,
      ),
    },
    refusals: ["EVENT_NOT_FOUND", "SESSION_NOT_FOUND"],
  },
  "GET /api/events/{eventId}/feedback": {
    id: "getEventFeedback",
    summary: "Tells what people say of an event's sessions, in numbers",
    description:
      "It has the sessions that people may have answered for. With `Accept: text/csv` it is a line for each of them.",
    ...event,
    answers: {
      "200": jsonOrCsv("The sessions in order of start, and all together", feedback.EventFeedbackAnswer),
    },
    refusals: ["EVENT_NOT_FOUND"],
  },
  "GET /api/sessions/{sessionId}/feedback/summary": {
    id: "getFeedbackSummary",
    summary: "Tells what people say of a session",
    description:
      "If `tooFew` is true, mean, distribution and unnamed comments are kept back. With `Accept: text/csv` it is all comments.",
    ...session,
    query: feedback.FeedbackSummaryQuery,
    answers: {
      "200": jsonOrCsv(
        "The figures, and a page of comments with the last hour first",
        feedback.FeedbackSummaryAnswer,
      ),
    },
    refusals: ["SESSION_NOT_FOUND", "INVALID_REQUEST"],
  },
};
