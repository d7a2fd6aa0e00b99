import { type ReactNode, useId } from "react";
import { messages } from "../../messages/messages.ts";
import { shortDate } from "../../time/zoned.ts";
import { TabList } from "../../ui/tab-list.tsx";

interface DayTabsProps {
  readonly days: readonly string[];
  readonly day: string;
  readonly today: string;
  /** A text search is active: all days can be shown at once. */
  readonly searching: boolean;
  /** The filtered sessions of all days; undefined: no filter is active. */
  readonly matches: readonly { readonly days: readonly string[] }[] | undefined;
  onDay(day: string): void;
  /** Controls between the tabs and their content. */
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

export const ALL_DAYS = "all";

export const dayName = (day: string, today: string): string =>
  day === today ? messages.days.today : shortDate(`${day}T12:00:00Z`, "UTC");

export function DayTabs(props: DayTabsProps) {
  const { days, day, today, searching, matches, onDay, controls, children } = props;
  const id = useId();
  const counted = (name: string, count: number | undefined) =>
    count === undefined ? name : messages.agenda.dayWithMatches(name, count);
  const tabs = days.map((name) => ({
    name,
    text: counted(dayName(name, today), matches?.filter((each) => each.days.includes(name)).length),
  }));
  if (searching) {
    tabs.unshift({ name: ALL_DAYS, text: counted(messages.agenda.allDays, matches?.length) });
  }
  return (
    <>
      <div className="sticky top-[calc(3.5rem+var(--offer-head))] z-20 -mx-4 border-b border-line bg-canvas/95 px-4 backdrop-blur-sm sm:-mx-6 sm:px-6">
        <TabList
          id={id}
          label={messages.agenda.days}
          tabs={tabs}
          current={day}
          onPick={onDay}
          className="-mx-1 px-1"
        />
      </div>
      {controls}
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${day}`}>
        {children}
      </div>
    </>
  );
}
