import { type FeedbackAnswer, PutFeedbackBody } from "../contract/feedback.ts";
import { ofSession } from "../contract/requests.ts";
import { FeedbackSettings } from "../contract/settings.ts";
import { closesAt, feedbackState, opensAt } from "../core/feedback/feedback.ts";
import { type FeedbackSeen, giveFeedback, takeFeedbackBack } from "../core/feedback/give-feedback.ts";
import { httpFunction } from "../middleware/http-function.ts";
import { json, PERSONAL, type Reply } from "../middleware/reply.ts";
import { type RouteRequest, route, signedIn } from "../middleware/route.ts";
import type { SignedInAttendee } from "../middleware/signed-in-attendee.ts";
import { isPassing } from "../store/dynamodb/failures.ts";
import { openTable } from "../store/dynamodb/table.ts";
import { feedbackBook } from "../store/feedback/feedback-book.ts";
import { rateWindows } from "../store/seats/rate-window.ts";
import { feedbackRefusal } from "./feedback/refusals.ts";
import { rateLimitOf } from "./seats/rate-limit.ts";
import { noSuchSession, rateLimited } from "./seats/refusals.ts";

const settings = FeedbackSettings.parse(process.env);
const table = openTable(settings.TABLE_NAME);
const limit = rateLimitOf(settings);
const book = feedbackBook(table);
const clock = () => new Date();
const ports = { book, allowance: rateWindows(table, limit), clock };

type Request = Pick<
  RouteRequest<SignedInAttendee, { readonly sessionId: string }, unknown, unknown>,
  "requestId" | "attendee" | "params"
>;

const callOf = ({ requestId, attendee, params: { sessionId } }: Request) => ({
  requestId,
  attendee,
  sessionId,
});

/** What people say of sessions. Only they themselves see it as theirs. */
export const handler = httpFunction(
  {
    "GET /api/sessions/{sessionId}/feedback": route(
      { access: signedIn, ...ofSession },
      async ({ attendee: { userId }, params: { sessionId } }) => {
        const seen = await book.look(sessionId, userId);
        return seen === null ? noSuchSession(sessionId) : reply("OK", seen);
      },
    ),

    "PUT /api/sessions/{sessionId}/feedback": route(
      { access: signedIn, ...ofSession, body: PutFeedbackBody },
      async ({ body, ...request }) => {
        const call = callOf(request);
        const { sessionId } = call;
        const outcome = await giveFeedback(call, body, ports);
        switch (outcome.kind) {
          case "session-not-found":
            return noSuchSession(sessionId);
          case "rate-limited":
            return rateLimited("feedback", outcome.retryAfterMs, limit);
          case "refused":
            return feedbackRefusal(outcome.state, outcome.seen);
          default:
            return reply(outcome.kind === "given" ? "FEEDBACK_GIVEN" : "OK", outcome.seen);
        }
      },
    ),

    "DELETE /api/sessions/{sessionId}/feedback": route(
      { access: signedIn, ...ofSession },
      async (request) => {
        const call = callOf(request);
        const outcome = await takeFeedbackBack(call, ports);
        if (outcome.kind === "session-not-found") return noSuchSession(call.sessionId);
        if (outcome.kind === "rate-limited") return rateLimited("feedback", outcome.retryAfterMs, limit);
        return { status: 204, outcome: "FEEDBACK_TAKEN_BACK", body: "" };
      },
    ),
  },
  { isPassing },
);

const reply = (outcome: string, seen: FeedbackSeen): Reply =>
  json<FeedbackAnswer>(200, outcome, answerOf(seen), PERSONAL);

function answerOf(seen: FeedbackSeen): FeedbackAnswer {
  const { sessionId, endsAt, own } = seen;
  return {
    sessionId,
    state: feedbackState(seen, clock().toISOString()),
    opensAt: opensAt(endsAt),
    closesAt: closesAt(endsAt),
    feedback: own && {
      rating: own.rating,
      comment: own.comment,
      named: own.named,
      answeredAt: own.answeredAt,
    },
  };
}
