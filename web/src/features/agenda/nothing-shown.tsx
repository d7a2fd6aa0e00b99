import { type ComponentType, lazy, Suspense } from "react";
import { isFiltering, noFilters } from "../../ui/filter-table.ts";
import { dayName } from "./day-tabs.tsx";
import { FILTERS, type Filters } from "./filters.ts";
import type { NoSessionsProps } from "./no-sessions.tsx";
import type { Shown } from "./use-shown.ts";

/** If this part cannot be fetched, the count above says that there are no sessions. */
const NoSessions = lazy<ComponentType<NoSessionsProps>>(() =>
  import("./no-sessions.tsx").catch(() => ({ default: () => null })),
);
const asksOnlyForMine = (filters: Filters) => filters.mine !== "" && !isFiltering({ ...filters, mine: "" });
const CLEARED = { ...noFilters(FILTERS), only: "" };

interface NothingShownProps {
  readonly shown: Shown;
  /** The event has no sessions at all. */
  readonly empty: boolean;
  readonly onSignIn: (() => void) | undefined;
}

export function NothingShown({ shown, empty, onSignIn }: NothingShownProps) {
  const { filters, facts, matching, day, today, pick, change } = shown;
  const otherDay = matching.find((each) => !each.days.includes(day))?.days[0];
  return (
    <Suspense>
      <NoSessions
        empty={empty}
        noneYet={matching.length === 0 && facts.mySchedule !== undefined && asksOnlyForMine(filters)}
        onSignIn={filters.mine === "" ? undefined : onSignIn}
        elsewhere={
          otherDay === undefined
            ? undefined
            : { count: matching.length, day: dayName(otherDay, today), go: () => pick(otherDay) }
        }
        onClear={isFiltering(filters) ? () => change(CLEARED) : undefined}
      />
    </Suspense>
  );
}
