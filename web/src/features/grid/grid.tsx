import { useDeferredValue, useMemo } from "react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { useAddress } from "../../ui/use-address.ts";
import { DayGrid } from "./day-grid.tsx";
import "./grid.css";
import type { GridProps } from "./grid-props.ts";
import { OrderChoice } from "./order-choice.tsx";
import { ORDERS, roomsOf } from "./room-order.ts";

/**
 * A day of the agenda with rooms across and hours down. It loads later than the list: `AgendaGrid` of
 * `web/src/app/pages` brings its buttons.
 */
export function Grid({ programme, sessions, day, ...rest }: GridProps) {
  const [parameters, change] = useAddress();
  const order = ORDERS.find((each) => each === parameters.get("rooms")) ?? ORDERS[0];
  // A letter in the search box must not wait for hundreds of cells.
  const shown = useDeferredValue(sessions);
  const rooms = useMemo(() => roomsOf(programme, order), [programme, order]);
  const count = new Set(shown.map(({ room }) => room)).size;
  return (
    <>
      <p className="sr-only">{text.hint}</p>
      <DayGrid
        key={day}
        corner={
          count > FEW_ROOMS && (
            <OrderChoice
              order={order}
              count={count}
              onOrder={(next) => change({ rooms: next === ORDERS[0] ? "" : next })}
            />
          )
        }
        {...{ day, rooms }}
        sessions={shown}
        {...rest}
      />
    </>
  );
}

/** So many are seen at once. */
const FEW_ROOMS = 6;
