import { type ReactNode, useMemo, useRef } from "react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { clockTime, longDate } from "../../time/zoned.ts";
import { dayOf, windowOf } from "./day-window.ts";
import { GridCell } from "./grid-cell.tsx";
import { GridHead } from "./grid-head.tsx";
import { GridLines } from "./grid-lines.tsx";
import type { AgendaCell, GridProps } from "./grid-props.ts";
import { COLUMN_PX, LANE_PX, layOut } from "./layout.ts";
import { NowLine } from "./now-line.tsx";
import { OnPaper } from "./on-paper.tsx";
import { useInPieces } from "./use-in-pieces.ts";
import { useRoving } from "./use-roving.ts";
import { useScrolledToNow } from "./use-scrolled-to-now.ts";

interface DayGridProps extends Pick<GridProps, "event" | "sessions" | "renderSeats"> {
  readonly day: string;
  /** Whether the day stands above it. */
  readonly isNamed: boolean;
  readonly tracks: readonly string[];
  /** A choice beside the names of that many rooms. */
  corner(count: number): ReactNode;
  readonly rooms: readonly (string | null)[];
}

/**
 * One stop of the Tab key: arrow keys move within it. Rows are the times at which sessions begin, so what a screen
 * reader reads is in order of time; columns are rooms.
 */
export function DayGrid(props: DayGridProps) {
  const { event, day, isNamed, sessions, rooms, tracks, corner, renderSeats } = props;
  const { timeZone, dayChange = 0 } = event;
  const layout = useMemo(() => {
    const those = sessions.filter(({ days }) => days.includes(day)).map(({ session }) => session);
    return layOut(those, windowOf(those, dayOf(day, timeZone, dayChange), timeZone), rooms);
  }, [sessions, day, timeZone, dayChange, rooms]);
  const scroller = useRef<HTMLDivElement>(null);
  const { active, ...roving } = useRoving(layout);
  useScrolledToNow(scroller, layout.window);
  const ready = useInPieces(layout);
  const name = longDate(`${day}T12:00:00Z`, "UTC");
  const rows = useMemo(() => rowsOf(layout.cells), [layout]);
  const widths = layout.rooms.map(({ lanes }) => Math.max(COLUMN_PX, lanes * LANE_PX));
  return (
    <>
      {isNamed && (
        <h2 className="px-4 pt-4 pb-2 font-display text-xl font-semibold sm:px-6 lg:px-0">{name}</h2>
      )}
      <div ref={scroller} className="grid-scroller">
        {/* biome-ignore lint/a11y/useSemanticElements: a table's rows cannot hold cells of different heights */}
        <div
          role="grid"
          aria-label={text.label(name)}
          aria-rowcount={rows.length + 1}
          aria-colcount={layout.rooms.length + 1}
          {...roving}
          className="relative grid"
          style={{
            gridTemplateColumns: `var(--grid-times) ${widths.map((px) => `minmax(${px}px, 1fr)`).join(" ")}`,
            minWidth: `calc(var(--grid-times) + ${widths.reduce((sum, px) => sum + px, 0)}px)`,
          }}
        >
          <GridHead layout={layout} corner={corner(layout.rooms.length)} />
          <GridLines layout={layout} timeZone={timeZone} />
          {rows.map(([from, cells], row) => (
            // biome-ignore lint/a11y/useSemanticElements: see above
            // biome-ignore lint/a11y/useFocusableInteractive: its cells have the focus
            <div key={from} role="row" aria-rowindex={row + 2} className="contents">
              {/* biome-ignore lint/a11y/useSemanticElements: see above */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
              <div role="rowheader" aria-colindex={1} className="sr-only">
                {cells.every(({ cutBefore }) => cutBefore) ? text.startedEarlier : clockTime(from, timeZone)}
              </div>
              {cells.map(
                (cell) =>
                  ready(cell) && (
                    <GridCell
                      key={cell.session.sessionId}
                      cell={cell}
                      window={layout.window}
                      track={cell.session.track === null ? undefined : tracks.indexOf(cell.session.track)}
                      active={cell.session.sessionId === active}
                      timeZone={timeZone}
                      renderSeats={renderSeats}
                    />
                  ),
              )}
            </div>
          ))}
          <NowLine window={layout.window} timeZone={timeZone} />
        </div>
      </div>
      <OnPaper title={name} {...{ layout, timeZone }} />
    </>
  );
}

/** What begins at the same time is one row. */
const rowsOf = (cells: readonly AgendaCell[]): [from: number, cells: AgendaCell[]][] => [
  ...Map.groupBy(cells, ({ from }) => from),
];
