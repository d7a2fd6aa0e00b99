import { useDeferredValue, useMemo } from "react";
import { useAddress } from "../../ui/use-address.ts";
import { DayGrid } from "./day-grid.tsx";
import "./grid.css";
import { GridBar } from "./grid-bar.tsx";
import type { GridProps } from "./grid-props.ts";
import { ORDERS, roomsOf } from "./room-order.ts";

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
