import { inLanes, type Span } from "../../time/lanes.ts";
import { HOUR_MS, type Timed } from "./day-window.ts";

export const HOUR_PX = 122;
/** Columns are at least wide enough for a title; sessions that overlap share one. */
export const COLUMN_PX = 180;
export const LANE_PX = 128;
/** Some 28 pixels: a cell must be large enough for a finger and for a line of text. */
export const SHORTEST_MS = 14 * 60_000;

/** The part of a session that places it in the grid. */
export interface Placeable extends Timed {
  readonly sessionId: string;
  readonly room: string | null;
}

export interface Cell<Session extends Placeable = Placeable> extends Span {
  readonly session: Session;
  /** Index of the room. */
  readonly room: number;
  readonly lane: number;
  readonly lanes: number;
  /** It began before the hours shown, or ends after them. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

export interface Room {
  /** `null`: the sessions without a room. */
  readonly name: string | null;
  /** The most lanes that it needs at any time. */
  readonly lanes: number;
}

export interface Layout<Session extends Placeable = Placeable> {
  readonly window: Span;
  readonly rooms: readonly Room[];
  /** In order of time, and at the same time from left to right. */
  readonly cells: readonly Cell<Session>[];
}

/**
 * Places each session once, in the column of its room, so that no two overlap.
 * @param rooms the order of the rooms; only those that have a session get a column
 */
export function layOut<Session extends Placeable>(
  sessions: readonly Session[],
  window: Span,
  rooms: readonly (string | null)[],
): Layout<Session> {
  const byRoom = Map.groupBy(sessions, ({ room }) => room);
  const names = [...new Set([...rooms, ...byRoom.keys()])].filter((name) => byRoom.has(name));
  const columns = names.map((name, room) => {
    const spans = (byRoom.get(name) ?? []).map((session) => ({ session, ...shownSpan(session, window) }));
    return inLanes(spans.sort(byTime)).map(({ item, lane, lanes }): Cell<Session> => {
      const cutBefore = Date.parse(item.session.startsAt) < item.from;
      const cutAfter = Date.parse(item.session.endsAt) > item.to;
      return { ...item, room, lane, lanes, cutBefore, cutAfter };
    });
  });
  const cells = columns.flat().sort((a, b) => a.from - b.from || a.room - b.room || a.lane - b.lane);
  const to = Math.max(window.to, ...cells.map((cell) => cell.to));
  return {
    window: { from: window.from, to },
    rooms: names.map((name, room) => ({ name, lanes: Math.max(...(columns[room] ?? []).map(lanesOf)) })),
    cells,
  };
}

const lanesOf = ({ lanes }: Cell): number => lanes;

/** In pixels below the first hour. */
export const topOf = ({ from }: Span, window: Span): number => ((from - window.from) / HOUR_MS) * HOUR_PX;
export const heightOf = ({ from, to }: Span): number => ((to - from) / HOUR_MS) * HOUR_PX;

function shownSpan({ startsAt, endsAt }: Timed, window: Span): Span {
  const from = Math.max(window.from, Math.min(Date.parse(startsAt), window.to));
  return { from, to: Math.max(from + SHORTEST_MS, Math.min(Date.parse(endsAt), window.to)) };
}

interface Spanned extends Span {
  readonly session: Placeable;
}

/** The longer one of two that begin together is on the left. */
function byTime(a: Spanned, b: Spanned): number {
  return a.from - b.from || b.to - a.to || (a.session.sessionId < b.session.sessionId ? -1 : 1);
}
