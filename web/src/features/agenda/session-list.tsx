import { memo, type ReactNode, useDeferredValue, useMemo } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import type { IndexedSession } from "../../seats/indexed-session.ts";
import { clockTime, shortDate } from "../../time/zoned.ts";
import { LazyRow } from "../../ui/lazy-row.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { blocksOf, type Row, rowsOf } from "./rows.ts";
import { SessionCard } from "./session-card.tsx";

interface SessionListProps {
  readonly sessions: readonly IndexedSession[];
  /** `2026-01-10`; `null` if the sessions are of several days, which then appear with the times. */
  readonly day: string | null;
  readonly timeZone: string;
  /** This must stay the same function, so that cards whose session stays need not render again. */
  renderSeats(session: AgendaSession): ReactNode;
}

const CARD_PX = 188;
const HEADING_PX = 40;
/** The first rows fill a screen below the head of the page: on a phone, where the head is higher, two cards do. */
const firstRows = (columns: number) => (columns === 1 ? 2 : 3);
const OTHER_ROWS = 4;

const hasHeading = ({ startsAt, goesOn }: Row) => startsAt !== undefined || goesOn;
const heightOf = (rows: readonly Row[]) =>
  rows.length * CARD_PX + rows.filter(hasHeading).length * HEADING_PX;

/**
 * Only blocks near the screen are in the page: a day may have two hundred sessions. Empty space stands for
 * the rest.
 */
export const SessionList = memo(function SessionList({ sessions, day, ...rest }: SessionListProps) {
  const columns = useMedia("(min-width: 48rem)") ? 2 : 1;
  const blocks = useMemo(() => {
    const rows = { firstBlock: firstRows(columns), otherBlocks: OTHER_ROWS };
    return blocksOf(rowsOf(sessions, columns, day), rows);
  }, [sessions, columns, day]);
  // The first block is painted before the others are prepared, at a new filter as well.
  const prepared = useDeferredValue(blocks, []);
  const shown = prepared === blocks ? blocks : blocks.slice(0, 1);
  return (
    <>
      {shown.map((block, index) => (
        <LazyRow
          key={block[0]?.key}
          first={index === 0}
          estimate={heightOf(block)}
          render={() => block.map((row) => <AgendaRow key={row.key} row={row} day={day} {...rest} />)}
        />
      ))}
      {shown !== blocks && <div style={{ height: heightOf(blocks.slice(1).flat()) }} />}
    </>
  );
});

interface AgendaRowProps extends Omit<SessionListProps, "sessions"> {
  readonly row: Row;
}

function AgendaRow({ row, day, timeZone, renderSeats }: AgendaRowProps) {
  const date = day === null && row.startsAt ? `${shortDate(row.startsAt, timeZone)} · ` : "";
  const heading = row.goesOn
    ? messages.agenda.goesOn
    : row.startsAt && `${date}${clockTime(row.startsAt, timeZone)}`;
  return (
    <div className="pb-3">
      {heading !== undefined && (
        <h2 className="flex items-center gap-3 pt-3 pb-2 text-sm font-bold tabular-nums">
          {heading}
          <span aria-hidden className="h-px flex-1 bg-line" />
        </h2>
      )}
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        {row.sessions.map(({ session, days: [firstDay = ""] }) => (
          <SessionCard
            key={session.sessionId}
            day={day ?? firstDay}
            {...{ session, timeZone, renderSeats }}
          />
        ))}
      </div>
    </div>
  );
}
