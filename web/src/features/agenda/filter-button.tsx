import { SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { messages } from "../../messages/messages.ts";
import { whenIdle } from "../../time/idle.ts";
import { showToast } from "../../ui/toasts.ts";
import type { FilterPanelProps } from "./filter-panel.tsx";
import { countChosen } from "./filters.ts";

const loadPanel = () => import("./filter-panel.tsx");
const FilterPanel = lazy(loadPanel);
const { agenda } = messages;

type FilterButtonProps = Omit<FilterPanelProps, "onClose" | "anchor">;

/** Opens the choices, and says how many are active. */
export function FilterButton(props: FilterButtonProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const chosen = countChosen(props.filters);
  useEffect(() => void whenIdle(loadPanel).catch(() => undefined), []);
  const show = () =>
    loadPanel().then(
      () => setOpen(true),
      () => showToast("bad", messages.failure.offline),
    );
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={chosen > 0 ? agenda.filtersChosen(chosen) : undefined}
        onClick={() => (open ? setOpen(false) : void show())}
        className="inline-flex h-10 shrink-0 items-center gap-2 rounded-full border-[1.5px] border-line-strong px-3 font-display text-[0.9375rem] font-semibold transition-colors hover:bg-sunken md:text-sm"
      >
        <SlidersHorizontal aria-hidden className="size-4" />
        {agenda.filters}
        {chosen > 0 && (
          <span
            aria-hidden
            className="-mr-1 grid h-[1.375rem] min-w-[1.375rem] place-items-center rounded-full bg-accent px-1 text-xs font-semibold text-surface tabular-nums"
          >
            {chosen}
          </span>
        )}
      </button>
      {open && (
        <Suspense>
          <FilterPanel {...props} anchor={button} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
