import { type ReactNode, useDeferredValue, useMemo } from "react";
import type { AgendaSession, Event } from "../../api/answers.ts";
import type { IndexedSession } from "../../seats/indexed-session.ts";
import type { SeatState } from "../../seats/seat-state.ts";
import { useAddress } from "../../ui/use-address.ts";
import { DayGrid } from "./day-grid.tsx";
import "./grid.css";
import { GridBar } from "./grid-bar.tsx";
import { ORDERS, roomsOf } from "./room-order.ts";

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
  /** `2026-01-10`; `null` if the sessions are of several days, each of which gets a grid of its own. */
  readonly day: string | null;
  /** What the filters have left of those days, in order of start. */
  readonly sessions: readonly IndexedSession[];
  /** All sessions of the event: rooms get their order from them, and tracks their colours. */
  readonly programme: readonly AgendaSession[];
  /** Shows the list instead. */
  onList(): void;
  /** The seats in words and a small button: `GridSeats`. It must stay the same function, so that cells need not render again. */
  renderSeats(seats: CellSeats): ReactNode;
}

/** An agenda with rooms across and hours down. It loads later than the list. */
export function Grid({ event, day, sessions, programme, onList, renderSeats }: GridProps) {
  const [parameters, change] = useAddress();
  const order = ORDERS.find((each) => each === parameters.get("rooms")) ?? ORDERS[0];
  // A letter in the search box must not wait for hundreds of cells.
  const shown = useDeferredValue(sessions);
  const rooms = useMemo(() => roomsOf(programme, order), [programme, order]);
  const tracks = useMemo(
    () => [...new Set(programme.map(({ track }) => track))].filter((track) => track !== null),
    [programme],
  );
  const days = useMemo(
    () => (day === null ? [...new Set(shown.flatMap(({ days: [first] }) => first ?? []))] : [day]),
    [shown, day],
  );
  return (
    <>
      <GridBar
        order={order}
        onOrder={(next) => change({ rooms: next === ORDERS[0] ? "" : next })}
        onList={onList}
      />
      {days.map((each) => (
        <DayGrid
          key={each}
          day={each}
          named={day === null}
          {...{ event, rooms, tracks, renderSeats }}
          sessions={shown}
        />
      ))}
    </>
  );
}

export default Grid;
