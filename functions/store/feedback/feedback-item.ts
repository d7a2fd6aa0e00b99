import type { OwnFeedback, Rating } from "../../core/feedback/feedback.ts";
import type { FeedbackSeen } from "../../core/feedback/give-feedback.ts";
import { type Item, textOrNull } from "../dynamodb/table.ts";

/** Only the person's own item leads to their comment. */
type OwnItem = NonNullable<FeedbackSeen["own"]>;

/** `null`: the person has not answered, or has taken the answer back. */
export const toOwnFeedback = (item: Item | undefined): OwnItem | null =>
  item === undefined || typeof item.rating !== "number" ? null : { ...said(item), ...written(item) };

const said = (item: Item): Omit<OwnFeedback, "answeredAt"> => ({
  rating: item.rating as Rating,
  comment: textOrNull(item.comment),
  named: item.named === true,
});

const written = (item: Item) => ({
  answeredAt: String(item.answeredAt),
  commentId: textOrNull(item.commentId),
});
