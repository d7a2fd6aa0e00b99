import { type ReactNode, useId, useState } from "react";
import { importMessages as text } from "../../messages/organizer/import-messages.ts";
import { Button } from "../../ui/button.tsx";

interface LongListProps<Item> {
  readonly title: string;
  readonly hint?: string;
  /** The full number; the service may list fewer. */
  readonly count: number;
  readonly items: readonly Item[];
  keyOf(item: Item): string;
  render(item: Item): ReactNode;
}

const FIRST = 10;
const MORE = 100;

/** The beginning of a list, with more on request. */
export function LongList<Item>({ title, hint, count, items, keyOf, render }: LongListProps<Item>) {
  const [shown, setShown] = useState(FIRST);
  const id = useId();
  if (count === 0) return null;
  const left = items.length - shown;
  return (
    <section aria-labelledby={id} className="mt-8">
      <h3 id={id} className="flex items-baseline gap-2 font-bold">
        {title}
        <span className="text-sm font-medium text-ink-soft tabular-nums">{count.toLocaleString("en")}</span>
      </h3>
      {hint && <p className="mt-0.5 text-sm text-ink-soft">{hint}</p>}
      <ul className="mt-3 divide-y divide-line rounded-card border border-line bg-surface">
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)} className="px-4 py-2.5 leading-snug break-words">
            {render(item)}
          </li>
        ))}
        {left <= 0 && count > items.length && (
          <li className="px-4 py-2.5 text-ink-soft">{text.notListed(count - items.length)}</li>
        )}
      </ul>
      {left > 0 && (
        <Button
          variant="outline"
          size="sm"
          className="mt-3 h-11"
          aria-describedby={id}
          onClick={() => setShown((before) => before + MORE)}
        >
          {text.showMore(Math.min(MORE, left))}
        </Button>
      )}
    </section>
  );
}
