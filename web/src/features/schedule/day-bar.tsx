import type { ReactNode } from "react";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { idOfDay, type ScheduleDay } from "./days.ts";
import { useDayInSight } from "./use-day-in-sight.ts";

interface DayBarProps {
  readonly days: readonly ScheduleDay[];
  /** What stands at the right end. */
  readonly children: ReactNode;
}

/** It stays at the top of the screen, and leads to the days below it. */
export function DayBar({ days, children }: DayBarProps) {
  const inSight = useDayInSight(days.map(({ key }) => key));
  return (
    <div
      data-days=""
      className="sticky top-[calc(var(--bar)+var(--offer-head))] z-20 mx-[calc(50%-50vw)] flex h-14 items-center gap-2 border-b border-line bg-canvas px-3 sm:px-[max(1.5rem,calc(50vw-35rem))] print:hidden"
    >
      <nav
        aria-label={text.days}
        className="-mx-1 flex min-w-0 flex-1 gap-1 overflow-x-auto px-1 [scrollbar-width:none]"
      >
        {days.map(({ key, shortName }) => (
          <a
            key={key}
            href={`#${idOfDay(key)}`}
            aria-current={key === inSight ? "true" : undefined}
            className="flex h-10 shrink-0 items-center rounded-chip px-3 font-display text-[0.9375rem] font-semibold whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-[current]:bg-accent-wash aria-[current]:text-accent"
          >
            {shortName}
          </a>
        ))}
      </nav>
      {children}
    </div>
  );
}
