import { dropped, type Mutation, replaced } from "./mutation.ts";

const store = ["test/store/feedback/feedback.test.ts"];
const figures = ["test/core/feedback/feedback.test.ts"];
const asking = ["test/core/feedback/ask-for-feedback.test.ts"];
const writes = "functions/store/feedback/feedback-writes.ts";
const counting = "functions/core/feedback/feedback-figures.ts";

/** Each condition of the writes of feedback, and what keeps people from being guessed. */
export const feedbackMutations: readonly Mutation[] = [
  replaced(
    "feedback: each simultaneous first answer is counted",
    writes,
    '? "attribute_not_exists(PK)"',
    '? "attribute_not_exists(PK) OR attribute_exists(PK)"',
    store,
  ),
  replaced(
    "feedback: a change overwrites one that it has not seen",
    writes,
    ': "version = :seen"',
    ': "version = :seen OR version <> :seen"',
    store,
  ),
  replaced(
    "feedback: a person whose check-in was undone answers",
    writes,
    "#status = :confirmed AND attribute_exists(checkedInAt)",
    "#status = :confirmed",
    store,
  ),
  replaced(
    "feedback: a person who was in, and has no seat any more, answers",
    writes,
    "#status = :confirmed AND attribute_exists(checkedInAt)",
    "(#status = :confirmed OR attribute_exists(#status)) AND attribute_exists(checkedInAt)",
    store,
  ),
  replaced(
    "feedback: a person without a seat answers",
    writes,
    '{ ...seat, ConditionExpression: "#status = :confirmed" }',
    '{ ...seat, ConditionExpression: "#status = :confirmed OR attribute_exists(#status)" }',
    store,
  ),
  dropped(
    "feedback: a person answers whom a door has not seen that was used meanwhile",
    writes,
    "attribute_not_exists(checkIns) OR checkIns = :none",
    store,
  ),
  replaced(
    "feedback: the old answer stays counted",
    writes,
    "by: (into[name] ?? 0) - (out[name] ?? 0)",
    "by: (into[name] ?? 0) - (out[name] ?? 0) * 0",
    store,
  ),
  replaced(
    "feedback: a comment that was changed stays",
    writes,
    "own === null || own.commentId === null",
    "own === null || own.commentId !== null",
    store,
  ),
  replaced(
    "feedback: a comment names its person unasked",
    writes,
    "...(named && name !== null && { name })",
    "...((named || !named) && name !== null && { name })",
    store,
  ),
  replaced(
    "feedback: a comment says the minute",
    writes,
    "Key: commentKey(sessionId, hourOf(now), commentId)",
    "Key: commentKey(sessionId, now.toISOString(), commentId)",
    store,
  ),
  dropped(
    "feedback: erasing tears an answer that is changed meanwhile",
    "functions/store/feedback/forget-feedback.ts",
    "version = :version",
    store,
  ),
  replaced(
    "feedback: erasing takes the rating out of the figures",
    "functions/store/feedback/forget-feedback.ts",
    "own && { ...own, comment: null, named: false }",
    "null",
    store,
  ),
  replaced(
    "feedback: a run that is repeated asks with another time",
    "functions/store/feedback/asking-book.ts",
    'ConditionExpression: "attribute_not_exists(PK)"',
    'ConditionExpression: "attribute_not_exists(PK) OR attribute_exists(PK)"',
    store,
  ),
  replaced(
    "feedback: two people are shown",
    counting,
    "const FEWEST_UNNAMED = 3",
    "const FEWEST_UNNAMED = 2",
    figures,
  ),
  replaced(
    "feedback: the sum gives away what a session keeps back",
    counting,
    "comments: tooFew ? named : comments",
    "comments",
    figures,
  ),
  replaced(
    "feedback: a run that failed for one person is not repeated",
    "functions/core/feedback/ask-for-feedback.ts",
    "isWhole = false",
    "isWhole = true",
    asking,
  ),
];
