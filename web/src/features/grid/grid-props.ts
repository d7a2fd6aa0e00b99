import type { ReactNode } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import type { SeatState } from "../../seats/seat-state.ts";
import type { Cell, Layout } from "./layout.ts";

export type AgendaLayout = Layout<AgendaSession>;
export type AgendaCell = Cell<AgendaSession>;

/** What a cell says of its session's seats. */
export interface CellSeats {
  /** With its latest seats. */
  readonly session: AgendaSession;
  readonly state: SeatState;
  /** A grid is one stop of the Tab key: only the button of the cell that has the focus is another. */
  readonly tabIndex: 0 | -1;
}

export interface GridProps {
  readonly event: Pick<Event, "eventId" | "timeZone"> & {
    /** Minutes after midnight. @default 0 */
    readonly dayChange?: number | undefined;
  };
  /** `2026-01-10` */
  readonly day: string;
  /** What the filters have left of that day, in order of start. */
  readonly sessions: readonly AgendaSession[];
  /** All sessions of the event: rooms get their order from them. */
  readonly programme: readonly AgendaSession[];
  /** The tracks of the whole event, in the order that gives their colours. */
  readonly tracks: readonly string[];
  /** The seats in words and a small button. It must stay the same function, so that cells need not render again. */
  renderSeats(seats: CellSeats): ReactNode;
}
