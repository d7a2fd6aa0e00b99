import {
  type EventFeedbackAnswer,
  type FeedbackSummaryAnswer,
  FeedbackSummaryQuery,
} from "../../contract/feedback.ts";
import { eventFeedbackFileName, feedbackFileName } from "../../contract/file-names.ts";
import { ofEvent, ofSession } from "../../contract/requests.ts";
import { totalFeedback } from "../../core/feedback/feedback-figures.ts";
import { prefers } from "../../middleware/prefers.ts";
import { json, PERSONAL } from "../../middleware/reply.ts";
import { type Access, invalid, type Routes, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readAllComments, readComments } from "../../store/feedback/comments.ts";
import {
  type EventFeedback,
  readEventFeedback,
  readSessionFeedback,
} from "../../store/feedback/feedback-summary.ts";
import { noSuchEvent, noSuchSession } from "../seats/refusals.ts";
import { commentsFile, feedbackFile } from "./feedback-file.ts";

/** What organizers learn of what people say. */
export const feedbackRoutes = (access: Access<SignedInAttendee>, table: Table): Routes => ({
  "GET /api/sessions/{sessionId}/feedback/summary": route(
    { access, ...ofSession, query: FeedbackSummaryQuery },
    async ({ params: { sessionId }, query: { limit, cursor, rating }, headers }) => {
      const found = await readSessionFeedback(table, sessionId);
      if (found === null) return noSuchSession(sessionId);
      const { programme, figures, isAsked } = found;
      const wanted = { sessionId, rating, namedAlone: figures.tooFew };
      if (prefers("text/csv", headers.accept)) {
        const name = feedbackFileName(programme, new Date());
        return commentsFile(name, await readAllComments(table, wanted));
      }
      const page = await readComments(table, { ...wanted, limit, cursor });
      if (page === null) return invalid([{ path: "query.cursor", message: "not a cursor of this list" }]);
      const answer = {
        ...{ sessionId, feedback: isAsked, ...figures },
        ...{ page: page.comments, nextCursor: page.nextCursor },
      };
      return json<FeedbackSummaryAnswer>(200, "OK", answer, PERSONAL);
    },
  ),

  "GET /api/events/{eventId}/feedback": route(
    { access, ...ofEvent },
    async ({ params: { eventId }, headers }) => {
      const now = new Date();
      const found = await readEventFeedback(table, eventId, now.toISOString());
      if (found === null) return noSuchEvent(eventId);
      const answer = answerOf(found);
      return prefers("text/csv", headers.accept)
        ? feedbackFile(eventFeedbackFileName(eventId, now), answer.sessions)
        : json<EventFeedbackAnswer>(200, "OK", answer, PERSONAL);
    },
  ),
});

const answerOf = ({ event, sessions }: EventFeedback): EventFeedbackAnswer => ({
  eventId: event.eventId,
  feedback: event.feedback !== false,
  sessions: sessions.map(({ programme, figures }) => {
    const { sessionId, title, room, startsAt, endsAt, feedback = true } = programme;
    return { sessionId, title, room, startsAt, endsAt, feedback, ...figures };
  }),
  total: totalFeedback(sessions.map(({ figures }) => figures)),
});
