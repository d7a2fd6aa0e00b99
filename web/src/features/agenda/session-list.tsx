import { type ReactNode, useDeferredValue, useMemo } from "react";
import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { isLong } from "../../time/time-range.ts";
import { clockTime, dayKey, shortDate } from "../../time/zoned.ts";
import { LazyRow } from "../../ui/lazy-row.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { type Row, rowsOf } from "./rows.ts";
import { SessionCard } from "./session-card.tsx";

interface SessionListProps {
  readonly sessions: readonly AgendaSession[];
  /** `2026-01-10`; `null` if the sessions are of several days, which then appear with the times. */
  readonly day: string | null;
  readonly timeZone: string;
  renderSeats(session: AgendaSession): ReactNode;
}

const CARD_PX = 188;
const HEADING_PX = 40;
/** This fills most screens. */
const FIRST_ROWS = 5;

/**
 * Only rows near the screen are in the page: a day may have two hundred sessions. Empty space stands for the
 * rest.
 */
export function SessionList({ sessions, day, timeZone, ...rest }: SessionListProps) {
  const columns = useMedia("(min-width: 48rem)") ? 2 : 1;
  const rows = useMemo(
    () =>
      rowsOf(
        sessions,
        columns,
        (each) => day !== null && isLong(each) && dayKey(each.startsAt, timeZone) < day,
      ),
    [sessions, columns, day, timeZone],
  );
  const count = useDeferredValue(rows.length, FIRST_ROWS);
  return (
    <>
      {rows.slice(0, count).map((row, index) => (
        <LazyRow
          key={row.key}
          first={index < FIRST_ROWS}
          estimate={CARD_PX + (row.startsAt === undefined && !row.goesOn ? 0 : HEADING_PX)}
          render={() => <AgendaRow row={row} {...{ day, timeZone }} {...rest} />}
        />
      ))}
      <div style={{ height: Math.max(0, rows.length - count) * CARD_PX }} />
    </>
  );
}

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
        {row.sessions.map((session) => (
          <SessionCard
            key={session.sessionId}
            day={day ?? dayKey(session.startsAt, timeZone)}
            {...{ session, timeZone }}
            seats={renderSeats(session)}
          />
        ))}
      </div>
    </div>
  );
}
