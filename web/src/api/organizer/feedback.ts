import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { EventFeedbackAnswer, FeedbackSummaryAnswer } from "../../../../functions/contract/feedback.ts";
import { valueIn } from "../failure.ts";
import { eventPath, sessionPath } from "../queries.ts";
import type { ApiAccess } from "../request.ts";
import { requestChecked } from "./checked.ts";
import { organizerKeys } from "./keys.ts";

export type {
  EventFeedbackAnswer,
  FeedbackFigures,
  FeedbackSummaryAnswer,
} from "../../../../functions/contract/feedback.ts";
export type Comment = FeedbackSummaryAnswer["page"][number];

export const eventFeedbackPath = (eventId: string) => `${eventPath(eventId)}/feedback`;
export const feedbackSummaryPath = (sessionId: string) => `${sessionPath(sessionId)}/feedback/summary`;

export const eventFeedbackQuery = (access: ApiAccess, eventId: string) =>
  queryOptions({
    queryKey: organizerKeys.eventFeedback(eventId),
    staleTime: 0,
    queryFn: async ({ signal }) =>
      valueIn(
        await requestChecked(access, { path: eventFeedbackPath(eventId), signal }, EventFeedbackAnswer),
      ),
  });

/** @param rating only comments with this one; 0: all of them */
export const feedbackSummaryQuery = (access: ApiAccess, sessionId: string, rating: number) =>
  infiniteQueryOptions({
    queryKey: organizerKeys.sessionFeedback(sessionId, rating),
    staleTime: 0,
    initialPageParam: "",
    queryFn: async ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(rating > 0 && { rating: String(rating) }),
        ...(pageParam !== "" && { cursor: pageParam }),
      });
      const path = `${feedbackSummaryPath(sessionId)}?${query}`;
      return valueIn(await requestChecked(access, { path, signal }, FeedbackSummaryAnswer));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
