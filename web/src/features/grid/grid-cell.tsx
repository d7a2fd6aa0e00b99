import { cva } from "class-variance-authority";
import { memo, useCallback } from "react";
import type { Rsvp } from "../../api/answers.ts";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { type SeatState, seatState } from "../../seats/seat-state.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import type { Span } from "../../time/lanes.ts";
import { timeRange } from "../../time/time-range.ts";
import { thisMinute, useAtMinute } from "../../time/use-at-minute.ts";
import { trackProps } from "../../ui/track-color.ts";
import { HEAD_PX } from "./grid-lines.tsx";
import type { AgendaCell, GridProps } from "./grid-props.ts";
import { COLUMN_PX, heightOf, LANE_PX, topOf } from "./layout.ts";

interface GridCellProps extends Pick<GridProps, "renderSeats"> {
  readonly cell: AgendaCell;
  readonly window: Span;
  /** The place of its track in the schedule's order. */
  readonly track: number | undefined;
  readonly active: boolean;
  readonly timeZone: string;
}

/** Neighbours do not touch. */
const GAP_PX = 3;
/** From these heights on there is room for the seats, for a second line of the title, and for the speakers. */
const SEATS_FROM_PX = 44;
const TWO_LINES_FROM_PX = 64;
const SPEAKERS_FROM_PX = 82;

/** What surely fits is not cut off: each box that clips its text costs time while the grid scrolls. */
const WIDE_LETTER_PX = { title: 9.5, speakers: 7 };
/** Of the edges of a cell. */
const PADDING_PX = 27;

const look = cva("grid-cell", {
  variants: {
    running: { true: "grid-cell-running" },
    short: { true: "grid-cell-short" },
    kind: {
      plain: "bg-track-wash",
      past: "grid-cell-past bg-sunken text-ink-soft",
      cancelled: "grid-cell-cancelled text-ink-soft",
      confirmed: "bg-track-wash border-2 border-good",
      waiting: "bg-track-wash border-[1.5px] border-wait",
      offered: "bg-surface border-2 border-accent",
    },
  },
});

export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { cell, window, track, active, timeZone, renderSeats } = props;
  const { session, rsvp } = useLiveSession(cell.session);
  const state = useSeatState(session, rsvp);
  const running = useAtMinute(useCallback((now: number) => cell.from <= now && now < cell.to, [cell]));
  const { sessionId, title, eventId, room } = session;
  const tabIndex = active ? 0 : -1;
  const wordsId = `seats-${sessionId}`;
  const height = heightOf(cell) - GAP_PX;
  const { style, ...colours } = trackProps(track ?? 0);
  const cancelled = session.state === "CANCELLED";
  const speakers = session.speakers.map(({ name }) => name).join(", ");
  const lines = height >= TWO_LINES_FROM_PX ? 2 : 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see day-grid.tsx
    // biome-ignore lint/a11y/useFocusableInteractive: its link has the focus
    <div
      role="gridcell"
      aria-colindex={cell.room + 2}
      data-session={sessionId}
      {...(track !== undefined && colours)}
      className={look({ kind: kindOf(state, cancelled), short: height < SEATS_FROM_PX, running })}
      style={{
        ...(track !== undefined && style),
        ...placeOf(cell, window),
        height,
      }}
    >
      <a
        href={`/events/${eventId}/sessions/${sessionId}`}
        tabIndex={tabIndex}
        aria-describedby={wordsId}
        className={`grid-cell-title ${fits("title", title, cell, lines) ? "" : CLAMPS[lines]} ${cancelled ? "line-through" : ""}`}
      >
        {title}
        <span className="sr-only">{text.when(timeRange(session, timeZone), room)}</span>
      </a>
      {speakers !== "" && height >= SPEAKERS_FROM_PX && (
        <p
          className={`text-[0.8125rem]/[1.125rem] text-ink-soft ${fits("speakers", speakers, cell, 1) ? "whitespace-nowrap" : "truncate"}`}
        >
          {speakers}
        </p>
      )}
      <div className={height >= SEATS_FROM_PX ? undefined : "sr-only"}>
        {state !== undefined && renderSeats({ session, state, tabIndex, wordsId })}
      </div>
    </div>
  );
});

const CLAMPS = { 1: "line-clamp-1", 2: "line-clamp-2" };

function fits(
  what: keyof typeof WIDE_LETTER_PX,
  text: string,
  { lanes }: AgendaCell,
  lines: number,
): boolean {
  const width = (lanes > 1 ? LANE_PX : COLUMN_PX) - PADDING_PX;
  return text.length <= lines * Math.floor(width / WIDE_LETTER_PX[what]);
}

function placeOf(cell: AgendaCell, window: Span) {
  const { room, lane, lanes } = cell;
  return {
    gridColumn: room + 2,
    marginTop: HEAD_PX + topOf(cell, window) + 2,
    marginLeft: `calc(100% * ${lane} / ${lanes} + 4px)`,
    width: `calc(100% / ${lanes} - ${GAP_PX + 4}px)`,
  };
}

function kindOf(state: SeatState | undefined, cancelled: boolean) {
  if (cancelled) return "cancelled";
  if (state === undefined) return "plain";
  if (state.kind === "unavailable") return state.reason === "ended" ? "past" : "plain";
  return state.kind === "free" || state.kind === "full" ? "plain" : state.kind;
}

/** It renders again only in the minute in which something changes. */
function useSeatState(session: AgendaCell["session"], rsvp: Rsvp | null | undefined): SeatState | undefined {
  const changes = useCallback(
    (now: number) => {
      const state = seatState(session, rsvp ?? null, now);
      if (state.kind === "unavailable") return state.reason;
      return state.kind === "offered" ? Math.ceil((state.expiresAt - now) / 60_000) : state.kind;
    },
    [session, rsvp],
  );
  useAtMinute(changes);
  return rsvp === undefined ? undefined : seatState(session, rsvp, thisMinute());
}
