import { type ReactNode, useId } from "react";
import { messages } from "../../messages/messages.ts";
import { shortDate } from "../../time/zoned.ts";
import { TabList } from "../../ui/tab-list.tsx";

interface DayTabsProps {
  readonly days: readonly string[];
  readonly day: string;
  readonly today: string;
  onDay(day: string): void;
  /** Between the tabs and what they show. */
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

export function DayTabs({ days, day, today, onDay, controls, children }: DayTabsProps) {
  const id = useId();
  const tabs = days.map((name) => ({
    name,
    text: name === today ? messages.schedule.today : shortDate(`${name}T12:00:00Z`, "UTC"),
  }));
  return (
    <>
      <div className="sticky top-14 z-20 -mx-4 border-b border-line bg-canvas/95 px-4 backdrop-blur-sm sm:-mx-6 sm:px-6">
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
