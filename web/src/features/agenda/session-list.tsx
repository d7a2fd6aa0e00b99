import { memo, useDeferredValue, useMemo } from "react";
import type { IndexedSession } from "../../seats/indexed-session.ts";
import { LazyRow } from "../../ui/lazy-row.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { AgendaRow, type AgendaRowProps } from "./agenda-row.tsx";
import { blocksOf, type Row, rowsOf } from "./rows.ts";

export interface SessionListProps extends Omit<AgendaRowProps, "row" | "severalDays"> {
  readonly sessions: readonly IndexedSession[];
  /** `2026-01-10`; `null` if the sessions are of several days, which then have headings. */
  readonly day: string | null;
}

/** The height of a row with one line of title, and what a heading of a day adds. */
const ROW_PX = { phone: 84, desktop: 62 };
const DAY_PX = 44;
/** The first rows fill a phone's screen below the head of the page. One more costs a slow phone ten milliseconds a letter. */
const FIRST_ROWS = 4;
const OTHER_ROWS = 8;

/**
 * Only blocks near the screen are in the page: a day may have two hundred sessions. Empty space stands for
 * the rest. On paper there is no screen, so all of them are.
 */
export const SessionList = memo(function SessionList({ sessions, day, ...rest }: SessionListProps) {
  const wide = useMedia("(min-width: 64rem)");
  const onPaper = useMedia("print");
  const blocks = useMemo(
    () => blocksOf(rowsOf(sessions, day), { firstBlock: FIRST_ROWS, otherBlocks: OTHER_ROWS }),
    [sessions, day],
  );
  const heightOf = (rows: readonly Row[]) =>
    rows.length * (wide ? ROW_PX.desktop : ROW_PX.phone) +
    rows.filter((row) => row.day !== undefined).length * DAY_PX;
  const rowsIn = (block: readonly Row[]) =>
    block.map((row) => <AgendaRow key={row.key} row={row} severalDays={day === null} {...rest} />);
  // The first block is painted before the others are prepared, at a new filter as well.
  const prepared = useDeferredValue(blocks, []);
  if (onPaper) return blocks.map(rowsIn);
  const shown = prepared === blocks ? blocks : blocks.slice(0, 1);
  return (
    <>
      {shown.map((block, index) => (
        <LazyRow
          key={block[0]?.key}
          first={index === 0}
          estimate={heightOf(block)}
          render={() => rowsIn(block)}
        />
      ))}
      {shown !== blocks && <div style={{ height: heightOf(blocks.slice(1).flat()) }} />}
    </>
  );
});
