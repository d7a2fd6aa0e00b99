import type { EventFeedbackAnswer } from "../../contract/feedback.ts";
import { RATINGS, type Rating } from "../../core/feedback/feedback.ts";
import type { Reply } from "../../middleware/reply.ts";
import type { Comment } from "../../store/feedback/comments.ts";
import { figuresFile } from "../figures/figures-file.ts";
import { rosterFile } from "../seats/roster-file.ts";

/** A CSV file of comments. */
export const commentsFile = (name: string, comments: readonly Comment[]): Reply =>
  rosterFile(
    name,
    ["answeredAt", "rating", "name", "comment"],
    comments.map((each) => ({ ...each, rating: String(each.rating) })),
  );

/** A CSV file of sessions in numbers. What is kept back is empty. */
export const feedbackFile = (name: string, sessions: EventFeedbackAnswer["sessions"]): Reply =>
  figuresFile(
    name,
    COLUMNS,
    sessions.map(({ distribution, ...session }) => ({
      ...session,
      ...(Object.fromEntries(
        RATINGS.map((rating, index) => [columnOf(rating), distribution?.[index] ?? null]),
      ) as Record<RatingColumn, number | null>),
    })),
  );

type RatingColumn = `rating${Rating}`;

const columnOf = (rating: Rating): RatingColumn => `rating${rating}`;

const COLUMNS = [
  ...(["sessionId", "title", "room", "startsAt", "endsAt"] as const),
  ...(["mayAnswer", "answers", "answerRate", "mean"] as const),
  ...RATINGS.map(columnOf),
  "comments" as const,
];
