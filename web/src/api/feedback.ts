import { queryOptions, skipToken } from "@tanstack/react-query";
import type * as z from "zod/mini";
import type { FeedbackAnswer, PutFeedbackBody } from "../../../functions/contract/feedback.ts";
import { type Answer, valueIn } from "./failure.ts";
import { sessionPath } from "./queries.ts";
import { type ApiAccess, request, requestJson } from "./request.ts";

export type OwnFeedback = FeedbackAnswer;
export type FeedbackBody = z.input<typeof PutFeedbackBody>;
export type Rating = FeedbackBody["rating"];

const pathOf = (sessionId: string) => `${sessionPath(sessionId)}/feedback`;

/** @param attendeeId undefined: nobody is signed in, and nothing is asked for */
export const feedbackQuery = (access: ApiAccess, sessionId: string, attendeeId: string | undefined) =>
  queryOptions({
    queryKey: ["feedback", sessionId, attendeeId] as const,
    queryFn:
      attendeeId === undefined
        ? skipToken
        : async ({ signal }) =>
            valueIn(await requestJson<OwnFeedback>(access, { path: pathOf(sessionId), signal })),
  });

export const putFeedback = (
  access: ApiAccess,
  sessionId: string,
  body: FeedbackBody,
): Promise<Answer<OwnFeedback>> =>
  requestJson<OwnFeedback>(access, { method: "PUT", path: pathOf(sessionId), body });

export const deleteFeedback = (access: ApiAccess, sessionId: string): Promise<Answer<unknown>> =>
  request(access, { method: "DELETE", path: pathOf(sessionId) });
