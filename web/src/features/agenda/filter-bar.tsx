import { ChevronDown, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { messages } from "../../messages/messages.ts";
import type { Filters } from "./filters.ts";

interface FilterBarProps {
  readonly filters: Filters;
  readonly tracks: readonly string[];
  readonly rooms: readonly string[];
  /** The number of sessions shown. */
  readonly count: number;
  onChange(changes: Readonly<Record<string, string | boolean>>): void;
}

const { agenda } = messages;

export function FilterBar({ filters, tracks, rooms, count, onChange }: FilterBarProps) {
  return (
    <search aria-label={agenda.filters} className="flex flex-wrap items-center gap-x-2 gap-y-3 py-4">
      <TextFilter
        text={filters.text}
        onText={(q) => onChange(q.trim() === "" ? { q, only: false } : { q })}
      />
      <div className="-mx-4 -my-1 flex w-screen [scrollbar-width:none] items-center gap-2 overflow-x-auto px-4 py-1 sm:mx-0 sm:w-auto sm:flex-wrap sm:overflow-visible sm:px-0">
        <Choice
          label={agenda.track}
          all={agenda.allTracks}
          value={filters.track}
          names={tracks}
          onPick={(track) => onChange({ track })}
        />
        <Choice
          label={agenda.room}
          all={agenda.allRooms}
          value={filters.room}
          names={rooms}
          onPick={(room) => onChange({ room })}
        />
        <Toggle label={agenda.mine} on={filters.mine} onToggle={(mine) => onChange({ mine })} />
        <Toggle label={agenda.free} on={filters.free} onToggle={(free) => onChange({ free })} />
      </div>
      <p aria-live="polite" className="text-sm whitespace-nowrap sm:ml-auto text-ink-soft tabular-nums">
        {agenda.sessions(count)}
      </p>
    </search>
  );
}

/** Keeps the text while a person types: the address follows later and must not undo letters. */
function TextFilter({ text, onText }: { readonly text: string; onText(text: string): void }) {
  const [typed, setTyped] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(text);
  }, [text]);
  return (
    <label className="relative block w-full md:w-72">
      <span className="sr-only">{agenda.searchLabel}</span>
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-4 text-ink-soft" />
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={agenda.search}
        onChange={(event) => {
          setTyped(event.target.value);
          onText(event.target.value);
        }}
        className="h-11 w-full rounded-control border border-line-strong bg-surface pr-3 pl-10 text-base placeholder:text-ink-soft sm:text-sm"
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly value: string;
  readonly names: readonly string[];
  onPick(name: string): void;
}

function Choice({ label, all, value, names, onPick }: ChoiceProps) {
  if (names.length < 2) return null;
  return (
    <span className="relative inline-flex shrink-0">
      <select
        aria-label={label}
        value={value}
        onChange={(event) => onPick(event.target.value)}
        className={`h-11 max-w-44 min-w-0 appearance-none truncate rounded-control border bg-surface pr-8 pl-3 text-sm font-medium ${value === "" ? "border-line-strong" : "border-accent text-accent-strong"}`}
      >
        <option value="">{all}</option>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-3.5 right-2.5 size-4 text-ink-soft"
      />
    </span>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  onToggle(on: boolean): void;
}

function Toggle({ label, on, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={() => onToggle(!on)}
      className="h-11 shrink-0 rounded-control border border-line-strong bg-surface px-3 text-sm font-medium whitespace-nowrap transition-colors hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent-wash aria-pressed:text-accent-strong"
    >
      {label}
    </button>
  );
}
