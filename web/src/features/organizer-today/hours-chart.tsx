import { useMemo } from "react";
import type { Session } from "../../api/answers.ts";
import { todayMessages as text } from "../../messages/organizer/today-messages.ts";
import { clockTime } from "../../time/zoned.ts";
import { type Hour, hoursOf } from "./hours.ts";
import { Section } from "./section.tsx";

interface HoursChartProps {
  readonly sessions: readonly Session[];
  readonly now: number;
  readonly timeZone: string;
}

const HEIGHT_PX = 104;
/** With more columns than this their numbers would touch on a phone. */
const MOST_NUMBERS = 12;

export function HoursChart({ sessions, now, timeZone }: HoursChartProps) {
  const hours = useMemo(() => hoursOf(sessions, timeZone, now), [sessions, timeZone, now]);
  const most = Math.max(1, ...hours.map(({ taken, free }) => taken + free));
  if (hours.length === 0) return null;
  const many = hours.length > MOST_NUMBERS;
  return (
    <Section title={text.hours} beside={<Legend />} className="mt-9">
      <ol className="flex items-end gap-1 sm:gap-2.5">
        {hours.map((hour) => (
          <Column key={hour.at} {...{ hour, most, many, timeZone }} />
        ))}
      </ol>
    </Section>
  );
}

interface ColumnProps {
  readonly hour: Hour;
  readonly most: number;
  readonly many: boolean;
  readonly timeZone: string;
}

/** A tall column of seats: the taken ones stand below those that are still free. */
function Column({ hour, most, many, timeZone }: ColumnProps) {
  const { at, sessions, taken, free, when } = hour;
  const from = clockTime(at, timeZone);
  const px = (seats: number) => `${(seats / most) * HEIGHT_PX}px`;
  const isNow = when === "now";
  return (
    <li className="min-w-0 flex-1 text-center text-[0.8125rem] leading-5 tabular-nums">
      <span className="sr-only">{text.hour(from, sessions, taken, free)}</span>
      <span aria-hidden className={`${many ? "hidden sm:block" : ""} ${isNow ? "font-semibold" : ""}`}>
        {sessions > 0 && taken}
      </span>
      <div aria-hidden className="mt-0.5 overflow-hidden rounded-[3px]">
        <div className="bg-line" style={{ height: px(free) }} />
        <div className={when === "past" ? "bg-line-strong" : "bg-accent"} style={{ height: px(taken) }} />
      </div>
      <span
        aria-hidden
        className={`mt-1 block font-display font-semibold ${isNow ? "text-accent" : "text-ink-soft"}`}
      >
        {from.slice(0, 2)}
      </span>
    </li>
  );
}

const Legend = () => (
  <p aria-hidden className="flex gap-4 text-sm text-ink-soft">
    <span className="flex items-center gap-2">
      <span className="size-3 rounded-bar bg-accent" />
      {text.takenLegend}
    </span>
    <span className="flex items-center gap-2">
      <span className="size-3 rounded-bar bg-line" />
      {text.freeLegend}
    </span>
  </p>
);
