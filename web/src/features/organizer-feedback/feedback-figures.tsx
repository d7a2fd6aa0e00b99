import type { FeedbackFigures as Figures } from "../../api/organizer/feedback.ts";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { Callout } from "../../organizer/callout.tsx";
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
        <Figure label={text.mean} value={mean === null ? text.none : mean.toFixed(1)} note={text.meanOf} />
        <Figure label={text.answers} value={answers.toLocaleString("en")} note={text.answersOf(mayAnswer)} />
        <Figure label={text.rate} value={answerRate === null ? text.none : text.percent(answerRate)} />
        <Figure label={text.comments} value={comments.toLocaleString("en")} />
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

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

const Figure = ({ label, value, note }: FigureProps) => (
  <div className="flex flex-col border-t border-line pt-3">
    <dt className="text-sm text-ink-soft">{label}</dt>
    <dd className="mt-1 font-display text-[2.375rem] leading-10 font-[650] tracking-[-0.025em] tabular-nums">
      {value}
    </dd>
    {note !== undefined && <dd className="mt-0.5 text-sm text-ink-soft">{note}</dd>}
  </div>
);
