import type { Rating } from "../../api/feedback.ts";
import { feedbackMessages as text } from "../../messages/attendee/feedback-messages.ts";

const RATINGS: readonly Rating[] = [1, 2, 3, 4, 5];

interface RatingChoiceProps {
  readonly name: string;
  readonly legend: string;
  /** The words above it say the same. */
  readonly isLegendHidden?: boolean;
  readonly rating: Rating | undefined;
  readonly error: string | undefined;
  onChoose(rating: Rating): void;
}

/** Five large buttons of which one is chosen. They are radio buttons, so arrow keys go from one to the next. */
export function RatingChoice({ name, legend, isLegendHidden, rating, error, onChoose }: RatingChoiceProps) {
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${name}error`}>
      <legend className={isLegendHidden ? "sr-only" : "pb-3 font-display text-xl font-[650]"}>
        {legend}
      </legend>
      <div className={`grid grid-cols-5 gap-1.5 sm:gap-2 ${isLegendHidden ? "pt-3" : ""}`}>
        {RATINGS.map((each) => (
          <label
            key={each}
            className="relative flex min-h-18 cursor-pointer flex-col items-center justify-center gap-1 rounded-control border-[1.5px] border-line-strong bg-surface px-0.5 py-2 text-center transition-colors hover:bg-sunken has-checked:border-brand has-checked:bg-brand has-checked:text-on-brand has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={each}
              checked={rating === each}
              onChange={() => onChoose(each)}
              aria-label={`${each}: ${text.ratings[each]}`}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span aria-hidden className="font-display text-xl leading-none font-[650] tabular-nums">
              {each}
            </span>
            <span aria-hidden className="text-[0.8125rem] leading-4 font-medium">
              {text.ratings[each]}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${name}error`} role="alert" className="pt-2 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}
