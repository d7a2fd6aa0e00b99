import type { EventFeedbackAnswer } from "../../contract/feedback.ts";
import { RATINGS } from "../../core/feedback/feedback.ts";
import type { Reply } from "../../middleware/reply.ts";
import type { Comment } from "../../store/feedback/comments.ts";
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
  rosterFile(
    name,
    [
      ...["sessionId", "title", "room", "startsAt", "endsAt"],
      ...["mayAnswer", "answers", "answerRate", "mean", ...RATINGS.map(columnOf), "comments"],
    ],
    sessions.map(({ sessionId, title, room, startsAt, endsAt, ...figures }) => ({
      ...{ sessionId, title, room, startsAt, endsAt },
      mayAnswer: String(figures.mayAnswer),
      answers: String(figures.answers),
      answerRate: textOf(figures.answerRate),
      mean: textOf(figures.mean),
      ...Object.fromEntries(
        RATINGS.map((rating, index) => [columnOf(rating), textOf(figures.distribution?.[index] ?? null)]),
      ),
      comments: String(figures.comments),
    })),
  );

const columnOf = (rating: number): string => `rating${rating}`;

const textOf = (figure: number | null): string | null => (figure === null ? null : String(figure));
