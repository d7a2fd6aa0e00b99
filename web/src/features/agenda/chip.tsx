import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { trackProps } from "../../ui/track-color.ts";

interface ChipProps {
  readonly on: boolean;
  /** The number of sessions. */
  readonly count: number;
  /** The place of its track in the schedule's order. */
  readonly track?: number | undefined;
  onToggle(): void;
  readonly children: ReactNode;
}

/** A tick and a thicker edge say that it is on; the colour comes third. */
export function Chip({ on, count, track, onToggle, children }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      className="inline-flex min-h-10 max-w-full items-center gap-2 rounded-chip px-3 py-1.5 text-left font-display text-[0.9375rem] font-medium shadow-[inset_0_0_0_1px_var(--line-strong)] transition-colors hover:bg-sunken aria-pressed:bg-accent-wash aria-pressed:font-semibold aria-pressed:text-accent aria-pressed:shadow-[inset_0_0_0_2px_var(--accent)]"
    >
      {on && <Check aria-hidden className="size-4 shrink-0" />}
      {track !== undefined && !on && (
        <span aria-hidden {...trackProps(track)} className="size-2.5 shrink-0 rounded-bar bg-track-bar" />
      )}
      <span className="min-w-0">{children}</span>
      <span className="text-sm text-ink-soft tabular-nums">{count}</span>
    </button>
  );
}

interface ChipGroupProps {
  readonly label: string;
  readonly children: ReactNode;
}

export function ChipGroup({ label, children }: ChipGroupProps) {
  return (
    <fieldset className="mt-4 first:mt-1">
      <legend className="pb-2 text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  );
}
