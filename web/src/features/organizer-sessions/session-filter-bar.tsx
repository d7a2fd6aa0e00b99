import { sessionsMessages as text } from "../../messages/organizer/sessions-messages.ts";
import { Select } from "../../organizer/select.tsx";
import { shortDate } from "../../time/zoned.ts";
import { SearchBox } from "../../ui/search-box.tsx";
import { FILTERS, type FilterName, type Filters, STATES } from "./filters.ts";

interface SessionFilterBarProps {
  readonly filters: Filters;
  readonly days: readonly string[];
  /** The number of sessions shown. */
  readonly count: number;
  /** Changes the query of the page's address. */
  onChange(changes: Readonly<Record<string, string>>): void;
}

export function SessionFilterBar({ filters, days, count, onChange }: SessionFilterBarProps) {
  const set = (name: FilterName) => (value: string) => onChange({ [FILTERS[name].parameter]: value });
  return (
    <search aria-label={text.filters} className="mt-6 flex flex-wrap items-center gap-x-2 gap-y-3 pb-4">
      <SearchBox
        label={text.searchLabel}
        placeholder={text.search}
        text={filters.text}
        onText={set("text")}
      />
      <Select
        aria-label={text.day}
        value={filters.day}
        onChange={({ target }) => set("day")(target.value)}
        className="w-[calc(50%-0.25rem)] sm:w-40"
      >
        <option value="">{text.allDays}</option>
        {days.map((day) => (
          <option key={day} value={day}>
            {shortDate(`${day}T12:00:00Z`, "UTC")}
          </option>
        ))}
      </Select>
      <Select
        aria-label={text.state}
        value={filters.state}
        onChange={({ target }) => set("state")(target.value)}
        className="w-[calc(50%-0.25rem)] sm:w-44"
      >
        <option value="">{text.allStates}</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {text.states[state]}
          </option>
        ))}
      </Select>
      <p aria-live="polite" className="text-sm whitespace-nowrap text-ink-soft tabular-nums sm:ml-auto">
        {text.found(count)}
      </p>
    </search>
  );
}
