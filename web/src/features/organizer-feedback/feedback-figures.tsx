import type { FeedbackFigures as Figures } from "../../api/organizer/feedback.ts";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
import { KeyFigure } from "../../organizer/key-figure.tsx";
import { Distribution } from "./distribution.tsx";

interface FeedbackFiguresProps {
  readonly figures: Figures;
  /** Said where ratings are kept back. */
  readonly tooFew: string;
  /** One level below the heading above the figures. */
  readonly heading: "h2" | "h3";
}

/** Average, answers and how they are spread. */
export function FeedbackFigures({ figures, tooFew, heading }: FeedbackFiguresProps) {
  const { mean, answers, mayAnswer, answerRate, comments, distribution } = figures;
  return (
    <>
      <dl className="mt-5 grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <KeyFigure label={text.mean} value={mean === null ? text.none : mean.toFixed(1)} note={text.meanOf} />
        <KeyFigure label={text.answers} value={answers} note={text.answersOf(mayAnswer)} />
        <KeyFigure label={text.rate} value={answerRate === null ? text.none : text.percent(answerRate)} />
        <KeyFigure label={text.comments} value={comments} />
      </dl>
      {figures.tooFew && (
        <Callout tone="plain" className="mt-5 max-w-2xl">
          <p>{tooFew}</p>
        </Callout>
      )}
      {distribution?.some((count) => count > 0) && <Distribution {...{ distribution, heading }} />}
    </>
  );
}
