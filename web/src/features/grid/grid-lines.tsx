import { memo } from "react";
import { clockTime } from "../../time/zoned.ts";
import { hoursOf } from "./day-window.ts";
import type { AgendaLayout } from "./grid-props.ts";
import { HOUR_PX, heightOf, topOf } from "./layout.ts";

interface GridLinesProps {
  readonly layout: AgendaLayout;
  readonly timeZone: string;
}

/** Lines of rooms, hours and half hours, and the times beside them, which stay at the left. */
export const GridLines = memo(function GridLines({ layout, timeZone }: GridLinesProps) {
  const { window, rooms } = layout;
  const hours = hoursOf(window);
  const height = heightOf(window);
  return (
    <div aria-hidden className="contents">
      <div
        className="relative col-span-full col-start-1 row-start-2"
        style={{ height: height + FOOT_PX, marginTop: HEAD_PX }}
      >
        {hours.map((at) => (
          <div key={at} className="contents">
            <div
              className="absolute right-0 left-(--grid-times) border-t border-line"
              style={{ top: topOf({ from: at, to: at }, window) }}
            />
            {at < window.to && (
              <div
                className="absolute right-0 left-(--grid-times) border-t border-dashed border-line"
                style={{ top: topOf({ from: at, to: at }, window) + HOUR_PX / 2 }}
              />
            )}
          </div>
        ))}
      </div>
      {rooms.map(({ name }, room) => (
        <div
          key={name}
          className="row-start-2 border-l border-line"
          style={{ gridColumn: room + 2, height, marginTop: HEAD_PX }}
        />
      ))}
      <div className="sticky left-0 z-10 col-start-1 row-start-2 bg-canvas">
        {hours.map((at) => (
          <span
            key={at}
            className="absolute right-3 -translate-y-1/2 font-display text-[0.9375rem] font-semibold text-ink-soft tabular-nums"
            style={{ top: HEAD_PX + topOf({ from: at, to: at }, window) }}
          >
            {clockTime(at, timeZone)}
          </span>
        ))}
      </div>
    </div>
  );
});

/** The first time has room above its middle, and the last one below. */
export const HEAD_PX = 10;
const FOOT_PX = 10;
