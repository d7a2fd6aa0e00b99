import type { ReactNode } from "react";

const TICKS = 24;
/** Of its share of the ring, a tick takes this much. */
const WIDTH = 0.55;
const tick = `${WIDTH} ${1 - WIDTH}`;
const circle = { cx: 24, cy: 24, r: 20, fill: "none", strokeWidth: 6, pathLength: TICKS };

interface TickRingProps {
  /** The part of the time that is left, from 0 to 1. */
  readonly left: number;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A ring of ticks, which go out one by one. Nothing in it moves. */
export function TickRing({ left, className = "", children }: TickRingProps) {
  const lit = Math.min(TICKS, Math.max(0, Math.ceil(left * TICKS)));
  return (
    <span className={`relative grid size-12 shrink-0 place-items-center ${className}`}>
      <svg aria-hidden="true" viewBox="0 0 48 48" className="absolute inset-0 -rotate-90">
        <circle {...circle} className="stroke-line" strokeDasharray={tick} />
        <circle
          {...circle}
          className="stroke-current"
          strokeDasharray={`${`${tick} `.repeat(lit)}0 ${TICKS}`}
        />
      </svg>
      {children}
    </span>
  );
}
