import { messages } from "../../messages/messages.ts";
import { shortDate } from "../../time/zoned.ts";
import { TabList } from "../../ui/tab-list.tsx";

interface DayTabsProps {
  /** The prefix of the ids of tabs and panel. */
  readonly id: string;
  readonly days: readonly string[];
  readonly day: string;
  readonly today: string;
  /** A text search is active: all days can be shown at once. */
  readonly searching: boolean;
  /** The filtered sessions of all days; undefined: no filter is active. */
  readonly matches: readonly { readonly days: readonly string[] }[] | undefined;
  onDay(day: string): void;
}

export const ALL_DAYS = "all";

/** `Sat 10 Jan` */
export const dateOfDay = (day: string): string => shortDate(`${day}T12:00:00Z`, "UTC");

export const dayName = (day: string, today: string): string =>
  day === today ? messages.days.today : dateOfDay(day);

const look =
  "flex h-10 shrink-0 items-center rounded-chip px-3 font-display text-[0.9375rem] font-semibold whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:bg-accent-wash aria-selected:text-accent md:h-[2.125rem] md:text-sm md:aria-selected:bg-surface md:aria-selected:text-ink md:aria-selected:shadow-lift";

/** On a phone the month is only for screen readers: three days have to fit. */
export function DayTabs({ id, days, day, today, searching, matches, onDay }: DayTabsProps) {
  const tabs = days.map((name) => ({
    name,
    text: (
      <>
        {name === today ? messages.days.today : <ShortDate text={dateOfDay(name)} />}
        {counted(matches?.filter((each) => each.days.includes(name)).length)}
      </>
    ),
  }));
  if (searching) {
    const text = (
      <>
        {messages.agenda.allDays}
        {counted(matches?.length)}
      </>
    );
    tabs.unshift({ name: ALL_DAYS, text });
  }
  return (
    <TabList
      id={id}
      label={messages.agenda.days}
      tabs={tabs}
      current={day}
      onPick={onDay}
      look={look}
      className="-mx-1 px-1 md:mx-0 md:rounded-control md:bg-sunken md:p-[3px]"
    />
  );
}

function ShortDate({ text }: { readonly text: string }) {
  const month = text.lastIndexOf(" ");
  return (
    <span>
      {text.slice(0, month)}
      <span className="max-md:sr-only">{text.slice(month)}</span>
    </span>
  );
}

const counted = (matches: number | undefined) =>
  matches !== undefined && <span className="whitespace-pre tabular-nums">{` · ${matches}`}</span>;
