import { useCallback } from "react";
import { useAtMinute } from "../../time/use-at-minute.ts";
import { clockTime } from "../../time/zoned.ts";
import { HEAD_PX } from "./grid-lines.tsx";
import type { Span } from "./lanes.ts";
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
  return (
    <div
      aria-hidden
      className="pointer-events-none z-10 col-span-full col-start-1 row-start-2 h-0 self-start border-t-2 border-accent"
      style={{ marginTop: HEAD_PX + topOf({ from: now, to: now }, window) - 1 }}
    >
      <span className="sticky left-1.5 block w-12 -translate-y-[55%] rounded-full bg-accent text-center font-display text-sm/5 font-semibold text-canvas tabular-nums">
        {clockTime(now, timeZone)}
      </span>
    </div>
  );
}
