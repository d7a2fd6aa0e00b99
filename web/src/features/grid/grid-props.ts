import type { ReactNode } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import type { IndexedSession } from "../../seats/indexed-session.ts";
import type { SeatState } from "../../seats/seat-state.ts";
import type { EventClock } from "../../time/event-day.ts";
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
  /** The id of the words, which describe the cell's link. */
  readonly wordsId: string;
}

export interface GridProps {
  readonly event: Pick<Event, "eventId" | "timeZone"> & EventClock;
  /** `2026-01-10`; `null` if the sessions are of several days, each of which gets a grid of its own. */
  readonly day: string | null;
  /** What the filters have left of those days, in order of start. */
  readonly sessions: readonly IndexedSession[];
  /** All sessions of the event: rooms get their order from them, and tracks their colours. */
  readonly programme: readonly AgendaSession[];
  /** Shows the list instead. */
  onList(): void;
  /** The seats in words and a small button. It must stay the same function, so that cells need not render again. */
  renderSeats(seats: CellSeats): ReactNode;
}
