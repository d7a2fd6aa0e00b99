import { LayoutGrid, Rows3 } from "lucide-react";
import { viewMessages as text } from "../../messages/attendee/view-messages.ts";

export type AgendaView = "list" | "grid";

export interface ViewSwitchProps {
  readonly view: AgendaView;
  onView(view: AgendaView): void;
}

const VIEWS = [
  { view: "list", Icon: Rows3 },
  { view: "grid", Icon: LayoutGrid },
] as const;

/** The list is always there; the grid needs a screen that is wide enough for rooms side by side. */
export default function ViewSwitch({ view, onView }: ViewSwitchProps) {
  return (
    <fieldset className="flex shrink-0 rounded-control bg-sunken p-[3px]">
      <legend className="sr-only">{text.view}</legend>
      {VIEWS.map(({ view: name, Icon }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === view}
          onClick={() => onView(name)}
          className="flex h-[2.125rem] items-center gap-2 rounded-chip px-3 font-display text-sm font-semibold text-ink-soft transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-lift"
        >
          <Icon aria-hidden className="size-4" />
          <span className="max-md:sr-only">{text.views[name]}</span>
        </button>
      ))}
    </fieldset>
  );
}
