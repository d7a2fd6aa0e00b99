import type { ReactNode } from "react";
import { HOUSE, houseDrawing } from "./house-drawing.ts";

interface HouseProps {
  readonly eventId: string;
  readonly className?: string;
}

/** The cover of an event without a picture: its house from above, where a few seats are lit. On `bg-cover` only. */
export default function House({ eventId, className = "" }: HouseProps): ReactNode {
  const { center, rows, sparks } = houseDrawing(eventId);
  const [cx, cy] = center;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${HOUSE.width} ${HOUSE.height}`}
      preserveAspectRatio="xMaxYMid slice"
      className={`pointer-events-none ${className}`}
    >
      <g className="stroke-cover-dot" fill="none" strokeWidth="5" strokeLinecap="round">
        {rows.map(({ radius, step }) => (
          <circle key={radius} cx={cx} cy={cy} r={radius} strokeDasharray={`0 ${step}`} />
        ))}
      </g>
      <g className="fill-spark">
        {sparks.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="3" />
        ))}
      </g>
    </svg>
  );
}
