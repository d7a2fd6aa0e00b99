import { LayoutGrid, Rows3 } from "lucide-react";
import { messages } from "../../messages/messages.ts";

export type AgendaView = "list" | "grid";

interface ViewSwitchProps {
  readonly view: AgendaView;
  onView(view: AgendaView): void;
}

const { agenda } = messages;
const VIEWS = [
  { view: "list", Icon: Rows3 },
  { view: "grid", Icon: LayoutGrid },
] as const;

/** The list is always there; the grid needs a screen that is wide enough for rooms side by side. */
export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  return (
    <fieldset className="hidden shrink-0 rounded-control bg-sunken p-[3px] sm:flex">
      <legend className="sr-only">{agenda.view}</legend>
      {VIEWS.map(({ view: name, Icon }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === view}
          onClick={() => onView(name)}
          className="flex h-[2.125rem] items-center gap-2 rounded-chip px-3 font-display text-sm font-semibold text-ink-soft transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-lift"
        >
          <Icon aria-hidden className="size-4" />
          <span className="max-md:sr-only">{agenda.views[name]}</span>
        </button>
      ))}
    </fieldset>
  );
}
