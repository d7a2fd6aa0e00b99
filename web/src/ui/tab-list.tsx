import { type KeyboardEvent, type ReactNode, useRef } from "react";

interface TabListProps<Name extends string> {
  /** The prefix of the ids: "panel" follows for the panel, its name for each tab. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly text: ReactNode }[];
  readonly current: Name;
  onPick(name: Name): void;
  readonly className: string;
}

const steps: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Tabs after ARIA's authoring practices: the Tab key stops once, arrows move between tabs. */
export function TabList<Name extends string>(props: TabListProps<Name>) {
  const { id, label, tabs, current, onPick, className } = props;
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const from = tabs.findIndex(({ name }) => name === current);
    const index = steps[event.key]?.(from, tabs.length);
    const next = index === undefined ? undefined : tabs[index];
    if (index === undefined || next === undefined) return;
    event.preventDefault();
    onPick(next.name);
    list.current?.querySelectorAll("button")[index]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      onKeyDown={move}
      className={`flex [scrollbar-width:none] gap-1 overflow-x-auto ${className}`}
    >
      {tabs.map(({ name, text }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${id}${name}`}
          aria-selected={name === current}
          aria-controls={`${id}panel`}
          tabIndex={name === current ? 0 : -1}
          onClick={() => onPick(name)}
          className="h-12 shrink-0 border-b-2 border-transparent px-3 text-sm font-semibold whitespace-nowrap text-ink-soft transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent aria-selected:text-accent"
        >
          {text}
        </button>
      ))}
    </div>
  );
}
