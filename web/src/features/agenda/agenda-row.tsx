import { memo } from "react";
import { messages } from "../../messages/messages.ts";
import { clockTime } from "../../time/zoned.ts";
import { dateOfDay } from "./day-tabs.tsx";
import { phaseOf } from "./phases.ts";
import type { Row } from "./rows.ts";
import { SessionRow, type SessionRowProps } from "./session-row.tsx";

export interface AgendaRowProps extends Pick<SessionRowProps, "timeZone" | "renderSeats"> {
  readonly row: Row;
  /** Days have headings, so times are none. */
  readonly severalDays: boolean;
  /** The tracks in the schedule's order. */
  readonly tracks: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The clock is the left column: it says each time once, and a line above all of it where a new time begins. */
export const AgendaRow = memo(function AgendaRow(props: AgendaRowProps) {
  const { row, severalDays, tracks, now, ...rest } = props;
  const { session } = row.indexed;
  const begins = row.startsAt !== undefined || row.goesOn;
  const Time = severalDays ? "p" : "h2";
  return (
    <>
      {row.day !== undefined && (
        <h2 className="border-t border-line px-3.5 pt-4 pb-2 font-display text-xl/[1.625rem] font-semibold lg:px-0">
          {dateOfDay(row.day)}
        </h2>
      )}
      <div className={`flex break-inside-avoid ${begins ? "border-t border-line" : ""}`}>
        <div className="w-[4.5rem] shrink-0 pt-3 pl-3.5 lg:w-[5.25rem] lg:pt-2.5 lg:pl-0">
          {row.startsAt !== undefined && (
            <Time className="font-display text-[1.0625rem]/[1.375rem] font-semibold tabular-nums">
              {clockTime(row.startsAt, rest.timeZone)}
            </Time>
          )}
          {row.goesOn && (
            <Time className="text-[0.8125rem]/[1.125rem] text-ink-soft">{messages.agenda.goesOn}</Time>
          )}
        </div>
        <SessionRow
          session={session}
          phase={phaseOf(session, now)}
          track={session.track === null ? -1 : tracks.indexOf(session.track)}
          className={begins ? "" : "border-t border-line"}
          {...rest}
        />
      </div>
    </>
  );
});
