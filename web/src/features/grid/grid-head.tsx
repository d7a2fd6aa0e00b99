import type { ReactNode } from "react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import type { AgendaLayout } from "./grid-props.ts";

interface GridHeadProps {
  readonly layout: AgendaLayout;
  readonly corner: ReactNode;
}

/** The names of the rooms, which stay at the top: one row that sticks is faster than many names that do. */
export function GridHead({ layout: { rooms, cells }, corner }: GridHeadProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see day-grid.tsx
    // biome-ignore lint/a11y/useFocusableInteractive: cells have the focus
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 col-span-full row-start-1 grid grid-cols-subgrid border-b border-line bg-canvas"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see day-grid.tsx */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: cells have the focus */}
      <div role="columnheader" aria-colindex={1} className="sticky left-0 z-10 bg-canvas">
        <span className="sr-only">{text.time}</span>
        {corner}
      </div>
      {rooms.map(({ name }, room) => (
        // biome-ignore lint/a11y/useSemanticElements: see day-grid.tsx
        // biome-ignore lint/a11y/useFocusableInteractive: cells have the focus
        <div
          key={name}
          role="columnheader"
          aria-colindex={room + 2}
          style={{ gridColumn: room + 2 }}
          className="row-start-1 flex h-12 min-w-0 flex-col justify-center pr-1 pl-2.5"
        >
          <span className="truncate font-display text-[0.9375rem]/5 font-semibold" title={name ?? undefined}>
            {name ?? text.noRoom}
          </span>
          <span className="truncate text-[0.8125rem]/4 text-ink-soft">
            {seatsText(cells.filter((cell) => cell.room === room).map(({ session }) => session.capacity))}
          </span>
        </div>
      ))}
    </div>
  );
}

/** A room says its size only if all its sessions agree. */
function seatsText(capacities: readonly (number | null)[]): string {
  const [capacity, ...others] = new Set(capacities);
  if (capacity === undefined || others.length > 0) return "";
  return capacity === null ? text.noLimit : text.seats(capacity);
}
