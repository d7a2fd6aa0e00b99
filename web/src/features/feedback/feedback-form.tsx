import { type FormEvent, useId, useRef, useState } from "react";
import { MAX_COMMENT_LENGTH } from "../../../../functions/contract/limits.ts";
import type { OwnFeedback, Rating } from "../../api/feedback.ts";
import { feedbackMessages as text } from "../../messages/attendee/feedback-messages.ts";
import { Button } from "../../ui/button.tsx";
import { RatingChoice } from "./rating-choice.tsx";
import { useFeedback } from "./use-feedback.ts";

interface FeedbackFormProps {
  readonly own: OwnFeedback;
  readonly attendeeId: string;
  /** The last day for a change, in words. */
  readonly until: string;
  /** What is asked. It is a legend that only screen readers say, if a title is there already. */
  readonly legend: string;
  readonly isLegendHidden?: boolean;
  onDone?(): void;
}

/** Fewer characters left than this are told. */
const NEARLY_FULL = 200;

/** What a person says of a session. */
export function FeedbackForm({
  own,
  attendeeId,
  until,
  legend,
  isLegendHidden = false,
  onDone,
}: FeedbackFormProps) {
  const id = useId();
  const { feedback, sessionId } = own;
  const [rating, setRating] = useState<Rating | undefined>(feedback?.rating);
  const [comment, setComment] = useState(feedback?.comment ?? "");
  const [named, setNamed] = useState(feedback?.named ?? false);
  const [error, setError] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  // The button that took the answer back is gone with it, so the focus goes to the question.
  const takenBack = () => {
    setRating(undefined);
    setComment("");
    setNamed(false);
    form.current?.querySelector("input")?.focus();
    onDone?.();
  };
  const on = { takenBack, ...(onDone && { said: onDone }) };
  const { say, takeBack, busy } = useFeedback({ sessionId, attendeeId }, feedback !== null, on);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rating === undefined) return setError(text.noRating);
    if (!busy) say({ rating, comment: comment.trim() === "" ? null : comment, named });
  };
  const left = MAX_COMMENT_LENGTH - comment.length;
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <RatingChoice
        {...{ legend, isLegendHidden, rating, error }}
        name={`${id}rating`}
        onChoose={(chosen) => {
          setRating(chosen);
          setError(undefined);
        }}
      />
      <div>
        <label htmlFor={`${id}comment`} className="flex justify-between gap-2 pb-1.5 text-sm">
          <span className="font-semibold">{text.comment}</span>
          <span className="text-ink-soft">{text.optional}</span>
        </label>
        <textarea
          id={`${id}comment`}
          rows={3}
          maxLength={MAX_COMMENT_LENGTH}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
          className="w-full rounded-control border border-line-strong bg-surface px-3 py-2.5 text-base leading-relaxed sm:text-sm"
        />
        {left < NEARLY_FULL && (
          <p aria-live="polite" className="text-sm text-ink-soft tabular-nums">
            {text.left(left)}
          </p>
        )}
      </div>
      <div>
        <label className="inline-flex min-h-11 items-center gap-2.5 text-[0.9375rem] font-medium">
          <input
            type="checkbox"
            checked={named}
            aria-describedby={`${id}hint`}
            onChange={({ target }) => setNamed(target.checked)}
            className="size-5 accent-accent"
          />
          {text.named}
        </label>
        <p id={`${id}hint`} className="text-sm text-ink-soft">
          {named ? text.namedHint : text.unnamedHint} {text.until(until)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant={feedback === null ? "default" : "secondary"} busy={busy}>
          {feedback === null ? text.send : text.change}
        </Button>
        {feedback !== null && (
          <Button variant="quiet" unavailable={busy} onClick={takeBack}>
            {text.takeBack}
          </Button>
        )}
      </div>
    </form>
  );
}
