/** Everything that is counted of a session's feedback. */
export interface FeedbackCounts {
  /** How often each rating was given, from 1 to 5. */
  readonly ratings: readonly number[];
  readonly comments: number;
  /** The comments whose people want to be named. */
  readonly named: number;
}

/** What a ledger says about who was there. */
export interface Attendance {
  /** The people with a seat. */
  readonly taken: number;
  /** How often the door has let somebody in. */
  readonly checkIns: number;
  readonly inside: number;
  readonly walkIns: number;
}

/** What organizers learn of a session's feedback, apart from comments. */
export interface FeedbackFigures {
  readonly mayAnswer: number;
  readonly answers: number;
  /** From 0 to 1. `null`: nobody may answer. */
  readonly answerRate: number | null;
  readonly comments: number;
  /** Figures and unnamed comments could lead to people, so they are kept back. */
  readonly tooFew: boolean;
  readonly mean: number | null;
  readonly distribution: readonly number[] | null;
}

export const NO_FEEDBACK: FeedbackCounts = { ratings: [0, 0, 0, 0, 0], comments: 0, named: 0 };

/** So many people must have answered without their names before anything of theirs is shown. */
const FEWEST_UNNAMED = 3;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** A walk-in has no RSVP, so nobody can ask them. */
const mayAnswer = ({ taken, checkIns, inside, walkIns }: Attendance): number =>
  Math.max(0, checkIns > 0 ? inside - walkIns : taken);

/** Among one or two people who are not named, everybody who knows the room can guess. */
export function isTooFew({ ratings, named }: FeedbackCounts): boolean {
  const unnamed = sumOf(ratings) - named;
  return unnamed > 0 && unnamed < FEWEST_UNNAMED;
}

export function figuresOf(counts: FeedbackCounts, attendance: Attendance): FeedbackFigures {
  const tooFew = isTooFew(counts);
  const { ratings, comments, named } = counts;
  const who = rateOf(sumOf(ratings), mayAnswer(attendance));
  return {
    ...who,
    // The number of unnamed comments would say whether the one person has written.
    comments: tooFew ? named : comments,
    tooFew,
    ...(tooFew ? { mean: null, distribution: null } : { mean: meanOf(ratings), distribution: ratings }),
  };
}

/** Adds sessions up. What is kept back of one of them does not come out by subtracting the others. */
export function totalFeedback(all: readonly FeedbackFigures[]): FeedbackFigures {
  const shown = all.map(({ distribution }) => distribution).filter((each) => each !== null);
  const ratings = NO_FEEDBACK.ratings.map((_, index) => sumOf(shown.map((counts) => counts[index] ?? 0)));
  const sum = (part: "answers" | "mayAnswer" | "comments") => sumOf(all.map((each) => each[part]));
  return {
    ...rateOf(sum("answers"), sum("mayAnswer")),
    comments: sum("comments"),
    tooFew: all.some(({ tooFew }) => tooFew),
    mean: meanOf(ratings),
    distribution: ratings,
  };
}

/** People may have lost their seats after they have answered, so there may be more answers than people. */
const rateOf = (answers: number, people: number) => ({
  answers,
  mayAnswer: people,
  answerRate: people === 0 ? null : Math.min(1, answers / people),
});

function meanOf(ratings: readonly number[]): number | null {
  const answers = sumOf(ratings);
  const points = sumOf(ratings.map((count, index) => count * (index + 1)));
  return answers === 0 ? null : Math.round((points / answers) * 100) / 100;
}
