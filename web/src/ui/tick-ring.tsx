import type { ReactNode } from "react";

/** Browsers measure a small circle too roughly for its ticks to close. */
const RADIUS = 200;
/** Of its share of the ring, a tick takes this much. */
const WIDTH = 0.55;

export interface RingLook {
  /** Its size, as a class name. */
  readonly box: string;
  readonly ticks: number;
  /** The length of a tick; the ring is 480 wide. */
  readonly stroke: number;
}

/** In a row, beside words. Larger looks are where they are shown, because the button on other sites has this one only. */
const SMALL: RingLook = { box: "size-4.5", ticks: 12, stroke: 90 };

export interface TickRingProps {
  /** The part of the time that is left, from 0 to 1. */
  readonly left: number;
  readonly look?: RingLook;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A ring of ticks. Each goes out when its time is over; nothing else in it moves. */
export function TickRing({ left, look = SMALL, className = "", children }: TickRingProps) {
  const { box, ticks, stroke } = look;
  const first = (count: number) => `${`${WIDTH} ${1 - WIDTH} `.repeat(count)}0 ${ticks}`;
  const lit = Math.min(ticks, Math.max(0, Math.ceil(left * ticks)));
  const circle = { cx: 240, cy: 240, r: RADIUS, fill: "none", strokeWidth: stroke, pathLength: ticks };
  return (
    <span className={`relative grid ${box} shrink-0 place-items-center ${className}`}>
      <svg aria-hidden="true" viewBox="0 0 480 480" className="absolute inset-0 -rotate-90">
        <circle {...circle} className="stroke-line" strokeDasharray={first(ticks)} />
        {lit > 0 && <circle {...circle} className="stroke-current" strokeDasharray={first(lit)} />}
      </svg>
      {children}
    </span>
  );
}
