import { useCallback } from "react";
import type { Span } from "../../time/lanes.ts";
import { useAtMinute } from "../../time/use-at-minute.ts";
import { clockTime } from "../../time/zoned.ts";
import { HEAD_PX } from "./grid-lines.tsx";
import { topOf } from "./layout.ts";

interface NowLineProps {
  readonly window: Span;
  readonly timeZone: string;
}

/** A line across all rooms at the present time. */
export function NowLine({ window, timeZone }: NowLineProps) {
  const now = useAtMinute(
    useCallback((at: number) => (window.from <= at && at < window.to ? at : undefined), [window]),
  );
  if (now === undefined) return null;
  const marginTop = HEAD_PX + topOf({ from: now, to: now }, window) - 1;
  const place = "pointer-events-none col-span-full col-start-1 row-start-2 h-0 self-start";
  return (
    <div aria-hidden className="contents">
      {/* Below the text of cells, which would look struck through. */}
      <div className={`${place} z-1 border-t-2 border-accent`} style={{ marginTop }} />
      <div className={`${place} z-10`} style={{ marginTop }}>
        <span className="sticky left-1.5 block w-12 -translate-y-[45%] rounded-full bg-accent text-center font-display text-sm/5 font-semibold text-canvas tabular-nums">
          {clockTime(now, timeZone)}
        </span>
      </div>
    </div>
  );
}
