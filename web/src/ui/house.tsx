import type { ReactNode } from "react";
import { HOUSE, houseDrawing } from "./house-drawing.ts";

interface HouseProps {
  readonly eventId: string;
  /** For a small picture: only a part of the house. @default false */
  readonly close?: boolean;
  readonly className?: string;
}

const WHOLE = `0 0 ${HOUSE.width} ${HOUSE.height}`;
const CLOSE = `${HOUSE.width * 0.5} ${HOUSE.height * 0.2} ${HOUSE.width * 0.5} ${HOUSE.height * 0.6}`;

/** The cover of an event without a picture: its house from above, where a few seats are lit. On `bg-cover` only. */
export default function House({ eventId, close = false, className = "" }: HouseProps): ReactNode {
  const { center, rows, sparks } = houseDrawing(eventId);
  const [cx, cy] = center;
  return (
    <svg
      aria-hidden="true"
      viewBox={close ? CLOSE : WHOLE}
      preserveAspectRatio="xMaxYMid slice"
      className={`pointer-events-none ${className}`}
    >
      <g className="stroke-cover-dot" fill="none" strokeWidth="4.6" strokeLinecap="round">
        {rows.map(({ radius, step }) => (
          <circle key={radius} cx={cx} cy={cy} r={radius} strokeDasharray={`0 ${step}`} />
        ))}
      </g>
      <g className="fill-spark">
        {sparks.map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="2.6" />
        ))}
      </g>
    </svg>
  );
}
