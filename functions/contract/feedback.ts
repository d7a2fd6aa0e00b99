import * as z from "zod/mini";
import { Instant, type Wire } from "./answers.ts";
import { MAX_COMMENT_LENGTH } from "./limits.ts";
import { Cursor, pageSize } from "./requests.ts";
import { text } from "./values.ts";

/** 1 is the worst, and 5 is the best. */
const Rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

/** Plain text in NFC, so that equal words are equal. Blanks alone are no comment. */
const Comment = z.pipe(
  z.pipe(
    z.string(),
    z.transform((comment: string) => comment.normalize("NFC").trim()),
  ),
  text(MAX_COMMENT_LENGTH),
);

export const PutFeedbackBody = z.strictObject({
  rating: Rating,
  comment: z._default(z.nullable(Comment), null),
  /** Organizers see the person's name beside the comment. Without a comment it says nothing. */
  named: z._default(z.boolean(), false),
});

/** What a person has said of a session, and whether they may say or change it now. */
export const FeedbackAnswer = z.strictObject({
  sessionId: z.string(),
  /** `NOT_THERE`: only people who were there may answer. `OFF`: organizers do not ask. */
  state: z.enum(["OPEN", "NOT_YET", "OVER", "NOT_THERE", "OFF"]),
  opensAt: Instant,
  closesAt: Instant,
  /** `null`: the person has not answered, or has taken the answer back. */
  feedback: z.nullable(
    z.strictObject({
      rating: Rating,
      comment: z.nullable(z.string()),
      named: z.boolean(),
      /** The hour in which the person answered. */
      answeredAt: Instant,
    }),
  ),
});
export type FeedbackAnswer = Wire<typeof FeedbackAnswer>;

const FeedbackFigures = z.strictObject({
  /** How many people may answer: those who were there. */
  mayAnswer: z.int(),
  answers: z.int(),
  /** Answers for each person who may answer, from 0 to 1. `null`: nobody may. */
  answerRate: z.nullable(z.number()),
  comments: z.int(),
  /** So few people answered without their names that figures could lead to them. */
  tooFew: z.boolean(),
  /** `null`: nobody has answered, or too few have. */
  mean: z.nullable(z.number()),
  /** How often each rating was given, from 1 to 5. `null`: too few have answered. */
  distribution: z.nullable(z.array(z.int())),
});
export type FeedbackFigures = Wire<typeof FeedbackFigures>;

/** What was said of one session. Comments come with the last hour first, and in no order within an hour. */
export const FeedbackSummaryAnswer = z.extend(FeedbackFigures, {
  sessionId: z.string(),
  /** Whether people are asked. */
  feedback: z.boolean(),
  page: z.array(
    z.strictObject({
      rating: Rating,
      comment: z.string(),
      /** `null`: the person does not want to be named. */
      name: z.nullable(z.string()),
      /** The hour in which the person answered. */
      answeredAt: Instant,
    }),
  ),
  nextCursor: z.nullable(z.string()),
});
export type FeedbackSummaryAnswer = Wire<typeof FeedbackSummaryAnswer>;

/** The sessions of an event of which people may have said something, in order of start, and all together. */
export const EventFeedbackAnswer = z.strictObject({
  eventId: z.string(),
  feedback: z.boolean(),
  sessions: z.array(
    z.extend(FeedbackFigures, {
      sessionId: z.string(),
      title: z.string(),
      room: z.nullable(z.string()),
      startsAt: Instant,
      endsAt: Instant,
      feedback: z.boolean(),
    }),
  ),
  /** Mean and distribution leave sessions out that have too few answers. */
  total: FeedbackFigures,
});
export type EventFeedbackAnswer = Wire<typeof EventFeedbackAnswer>;

export const FeedbackSummaryQuery = z.object({
  limit: pageSize(50, 200),
  cursor: z.optional(Cursor),
  /** Only comments with this rating. */
  rating: z.optional(
    z.pipe(
      z.string().check(z.regex(/^[1-5]$/, "1 to 5")),
      z.transform((value: string) => Number(value)),
    ),
  ),
});
