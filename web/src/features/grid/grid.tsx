import { useDeferredValue, useMemo } from "react";
import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import { daysOf } from "../../seats/indexed-session.ts";
import { tracksOf } from "../../seats/tracks.ts";
import { useAddress } from "../../ui/use-address.ts";
import { DayGrid } from "./day-grid.tsx";
import "./grid.css";
import type { GridProps } from "./grid-props.ts";
import { OrderChoice } from "./order-choice.tsx";
import { ORDERS, roomsOf } from "./room-order.ts";

/**
 * Days of the agenda with rooms across and hours down. It loads later than the list: `AgendaGrid` of `web/src/app/pages`
 * brings its buttons.
 */
export function Grid({ event, day, sessions, programme, onList, renderSeats }: GridProps) {
  const [parameters, change] = useAddress();
  const order = ORDERS.find((each) => each === parameters.get("rooms")) ?? ORDERS[0];
  // A letter in the search box must not wait for hundreds of cells.
  const shown = useDeferredValue(sessions);
  const rooms = useMemo(() => roomsOf(programme, order), [programme, order]);
  const tracks = useMemo(() => tracksOf(programme), [programme]);
  const days = day === null ? daysOf(shown) : [day];
  return (
    <>
      <div className="sr-only focus-within:not-sr-only">
        {/* A screen reader comes to it before the grid. */}
        <p>{text.hint}</p>
        <button type="button" onClick={onList} className="h-11 px-4 font-display font-semibold text-accent">
          {text.asList}
        </button>
      </div>
      {days.map((each) => (
        <DayGrid
          key={each}
          day={each}
          isNamed={day === null}
          sessions={shown}
          corner={(count) =>
            count > FEW_ROOMS && (
              <OrderChoice
                {...{ order, count }}
                onOrder={(next) => change({ rooms: next === ORDERS[0] ? "" : next })}
              />
            )
          }
          {...{ event, rooms, tracks, renderSeats }}
        />
      ))}
    </>
  );
}

/** So many are seen at once. */
const FEW_ROOMS = 6;
