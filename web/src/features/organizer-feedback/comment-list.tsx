import { type ReactNode, useId } from "react";
import type { Comment } from "../../api/organizer/feedback.ts";
import { feedbackMessages as text } from "../../messages/organizer/feedback-messages.ts";
import { Select } from "../../organizer/select.tsx";
import { clockTime, shortDate } from "../../time/zoned.ts";
import { Button } from "../../ui/button.tsx";
import { LoadingSkeleton } from "../../ui/skeleton.tsx";

interface CommentListProps {
  /** Absent while they are loaded. */
  readonly comments: readonly Comment[] | undefined;
  readonly total: number;
  /** Only comments with this one; 0: all of them. */
  readonly rating: number;
  readonly timeZone: string;
  readonly busy: boolean;
  onRating(rating: number): void;
  /** Absent: these are all. */
  goOn: (() => void) | undefined;
  /** Actions for the list. */
  readonly children: ReactNode;
}

/** Comments with the last hour first. Their order within an hour says nothing. */
export function CommentList(props: CommentListProps) {
  const { comments, total, rating, timeZone, busy, onRating, goOn, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-9 border-t border-line pt-6">
      <h2 id={id} className="font-display text-xl leading-6.5 font-[650]">
        {text.comments}
      </h2>
      <div className="mt-4 flex flex-wrap items-end gap-x-3 gap-y-3">
        <div className="grid gap-1.5 text-sm">
          <label htmlFor={`${id}rating`} className="font-semibold">
            {text.filter}
          </label>
          <Select
            id={`${id}rating`}
            className="w-56"
            value={rating}
            onChange={({ target }) => onRating(Number(target.value))}
          >
            <option value={0}>{text.every}</option>
            {text.ratings.map((word, index) => (
              <option key={word} value={index + 1}>
                {text.rated(index + 1, word)}
              </option>
            ))}
          </Select>
        </div>
        {children}
      </div>
      {comments === undefined && <LoadingSkeleton className="mt-5 h-28" />}
      {comments?.length === 0 && (
        <p role="status" className="mt-5 text-ink-soft">
          {total === 0 ? text.noComments : text.noMatch}
        </p>
      )}
      <ul className="mt-3">
        {comments?.map((comment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing of a comment leads to its person, so it has no id
          <CommentRow key={index} comment={comment} timeZone={timeZone} />
        ))}
      </ul>
      {goOn && (
        <Button variant="outline" className="mt-5" busy={busy} onClick={goOn}>
          {text.more}
        </Button>
      )}
    </section>
  );
}

function CommentRow({ comment, timeZone }: { readonly comment: Comment; readonly timeZone: string }) {
  const { rating, name, answeredAt } = comment;
  const word = text.ratings[rating - 1] ?? "";
  return (
    <li className="flex gap-3.5 border-b border-line py-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-wash font-display text-lg font-[650] text-accent tabular-nums">
        <span aria-hidden>{rating}</span>
        <span className="sr-only">{text.ratingOf(rating, word)}</span>
      </span>
      <div className="min-w-0 flex-1">
        <p className="leading-relaxed wrap-anywhere whitespace-pre-line">{comment.comment}</p>
        <p className="mt-1 text-sm text-ink-soft">
          {name ?? text.unnamed} ·{" "}
          <time dateTime={answeredAt}>
            {shortDate(answeredAt, timeZone)}, {text.hour(clockTime(answeredAt, timeZone))}
          </time>
        </p>
      </div>
    </li>
  );
}
