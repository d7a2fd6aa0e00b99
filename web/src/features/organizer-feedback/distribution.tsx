import { useId } from "react";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { ShownData } from "../../organizer/shown-data.tsx";

interface DistributionProps {
  readonly distribution: readonly number[];
  /** One level below the heading above it. */
  readonly heading: "h2" | "h3";
}

/** A bar for each rating, the best one first, and the same as a table. */
export function Distribution({ distribution, heading: Heading }: DistributionProps) {
  const id = useId();
  const all = distribution.reduce((sum, count) => sum + count, 0);
  const rows = text.ratings
    .map((word, index) => ({ rating: index + 1, word, answers: distribution[index] ?? 0 }))
    .reverse();
  return (
    <section aria-labelledby={id} className="mt-6 max-w-2xl">
      <Heading id={id} className="font-semibold">
        {text.distribution}
      </Heading>
      <ul aria-hidden className="mt-3 grid gap-2.5">
        {rows.map(({ rating, word, answers }) => (
          <li
            key={rating}
            className="grid grid-cols-[6.5rem_minmax(0,1fr)_5.5rem] items-center gap-3 text-sm tabular-nums"
          >
            <span>
              {rating} {word}
            </span>
            <span className="h-3 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${(answers / all) * 100}%` }}
              />
            </span>
            <span className="text-right text-ink-soft">{text.bar(answers, answers / all)}</span>
          </li>
        ))}
      </ul>
      <ShownData>
        <table className="w-full max-w-sm border-collapse text-sm tabular-nums">
          <caption className="sr-only">{text.distribution}</caption>
          <thead>
            <tr className="border-b border-line-strong text-left text-ink-soft">
              <th scope="col" className="py-2 font-semibold">
                {text.columns.rating}
              </th>
              <th scope="col" className="py-2 text-right font-semibold">
                {text.columns.answers}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rating, word, answers }) => (
              <tr key={rating} className="border-b border-line">
                <th scope="row" className="py-2 text-left font-medium">
                  {rating} {word}
                </th>
                <td className="py-2 text-right">{answers.toLocaleString("en")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ShownData>
    </section>
  );
}
