import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { messages } from "../../messages/messages.ts";
import { shortDate } from "../../time/zoned.ts";

interface DayTabsProps {
  readonly days: readonly string[];
  readonly day: string;
  readonly today: string;
  onDay(day: string): void;
  /** Between the tabs and what they show. */
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Tabs as ARIA's authoring practices have them: one stop of the Tab key, arrows within. */
export function DayTabs({ days, day, today, onDay, controls, children }: DayTabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(days.indexOf(day), days.length);
    const nextDay = next === undefined ? undefined : days[next];
    if (next === undefined || nextDay === undefined) return;
    event.preventDefault();
    onDay(nextDay);
    list.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <>
      <div className="sticky top-14 z-20 -mx-4 border-b border-line bg-canvas/95 px-4 backdrop-blur-sm sm:-mx-6 sm:px-6">
        <div
          ref={list}
          role="tablist"
          aria-label={messages.agenda.days}
          onKeyDown={move}
          className="-mx-1 flex [scrollbar-width:none] gap-1 overflow-x-auto px-1"
        >
          {days.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              id={`${id}${each}`}
              aria-selected={each === day}
              aria-controls={`${id}panel`}
              tabIndex={each === day ? 0 : -1}
              onClick={() => onDay(each)}
              className="h-12 shrink-0 border-b-2 border-transparent px-3 text-sm font-semibold whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-accent-strong"
            >
              {each === today ? messages.schedule.today : shortDate(`${each}T12:00:00Z`, "UTC")}
            </button>
          ))}
        </div>
      </div>
      {controls}
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${day}`}>
        {children}
      </div>
    </>
  );
}
