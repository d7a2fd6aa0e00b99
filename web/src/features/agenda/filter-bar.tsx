import { ChevronDown } from "lucide-react";
import { memo } from "react";
import { messages } from "../../messages/messages.ts";
import { SearchBox } from "../../ui/search-box.tsx";
import { FILTERS, type FilterName, type Filters, ON } from "./filters.ts";

interface FilterBarProps {
  readonly filters: Filters;
  readonly tracks: readonly string[];
  readonly rooms: readonly string[];
  /** The number of sessions shown. */
  readonly count: number;
  /** Changes the query of the page's address. */
  onChange(changes: Readonly<Record<string, string>>): void;
}

const { agenda } = messages;

export function FilterBar({ filters, tracks, rooms, count, onChange }: FilterBarProps) {
  return (
    <search aria-label={agenda.filters} className="flex flex-wrap items-center gap-x-2 gap-y-3 py-4">
      <SearchBox
        label={agenda.searchLabel}
        placeholder={agenda.search}
        text={filters.text}
        onText={(q) => onChange(q.trim() === "" ? { q, only: "" } : { q })}
      />
      <div className="-mx-4 -my-1 flex w-screen [scrollbar-width:none] items-center gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:w-auto sm:flex-wrap sm:overflow-visible sm:px-0">
        <Choice
          name="track"
          label={agenda.track}
          all={agenda.allTracks}
          value={filters.track}
          choices={tracks}
          onChange={onChange}
        />
        <Choice
          name="room"
          label={agenda.room}
          all={agenda.allRooms}
          value={filters.room}
          choices={rooms}
          onChange={onChange}
        />
        <Toggle name="mine" label={agenda.mine} value={filters.mine} onChange={onChange} />
        <Toggle name="free" label={agenda.free} value={filters.free} onChange={onChange} />
      </div>
      <p aria-live="polite" className="text-sm whitespace-nowrap sm:ml-auto text-ink-soft tabular-nums">
        {agenda.sessions(count)}
      </p>
    </search>
  );
}

interface ControlProps {
  readonly name: FilterName;
  readonly label: string;
  readonly value: string;
  onChange(changes: Readonly<Record<string, string>>): void;
}

interface ChoiceProps extends ControlProps {
  readonly all: string;
  readonly choices: readonly string[];
}

const changeOf = (name: FilterName, value: string) => ({ [FILTERS[name].parameter]: value });

/** It has up to a hundred options, which a letter in the search box must not render again. */
const Choice = memo(function Choice({ name, label, all, value, choices, onChange }: ChoiceProps) {
  if (choices.length < 2) return null;
  return (
    <span className="relative inline-flex shrink-0">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onChange(changeOf(name, event.target.value))}
        className={`h-11 max-w-44 min-w-0 appearance-none truncate rounded-control border bg-surface pr-8 pl-3 text-sm font-medium ${value === "" ? "border-line-strong" : "border-accent text-accent"}`}
      >
        <option value="">{all}</option>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-2.5 size-4 text-ink-soft"
      />
    </span>
  );
});

function Toggle({ name, label, value, onChange }: ControlProps) {
  const on = value !== "";
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onChange(changeOf(name, on ? "" : ON))}
      className="h-11 shrink-0 rounded-control border border-line-strong bg-surface px-3 text-sm font-medium whitespace-nowrap transition-colors hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent"
    >
      {label}
    </button>
  );
}
