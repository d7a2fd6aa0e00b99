import { useId } from "react";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";

export interface Part {
  readonly name: string;
  readonly count: number;
}

interface ShareChartProps {
  readonly title: string;
  readonly parts: readonly Part[];
}

/**
 * Patterns distinguish the parts as well as colours; the figures show the same patterns in the same order.
 */
const FILLS = ["fill-accent", "fill-wait", "fill-good", "fill-ink-soft", "fill-warn", "fill-bad"];
const HEIGHT_PX = 40;
const SWATCH_PX = 16;

/** One bar, divided like the whole. */
export function ShareChart({ title, parts }: ShareChartProps) {
  const id = useId();
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const placed = parts.map(({ name, count }, index) => {
    const share = whole === 0 ? 0 : count / whole;
    const x = before;
    before += share;
    return { name, count, share, x, fill: `url(#${id}${index})` };
  });
  return (
    <>
      <svg
        role="img"
        aria-label={text.chart(title, parts.length)}
        width="100%"
        height={HEIGHT_PX}
        className="block overflow-hidden rounded-control"
      >
        <defs>
          {FILLS.map((color, index) => (
            <Pattern key={color} id={`${id}${index}`} color={color} kind={index} />
          ))}
        </defs>
        {placed.map(({ name, x, share, fill }) => (
          <rect key={name} x={`${x * 100}%`} width={`${share * 100}%`} height={HEIGHT_PX} fill={fill} />
        ))}
        {placed.slice(1).map(({ name, x }) => (
          <line
            key={name}
            x1={`${x * 100}%`}
            x2={`${x * 100}%`}
            y2={HEIGHT_PX}
            className="stroke-surface stroke-2"
          />
        ))}
      </svg>
      <ul aria-hidden className="mt-4 grid gap-2 text-sm">
        {placed.map(({ name, share, fill }) => (
          <li key={name} className="flex items-center gap-2.5">
            <svg aria-hidden="true" width={SWATCH_PX} height={SWATCH_PX} className="shrink-0 rounded-sm">
              <rect width={SWATCH_PX} height={SWATCH_PX} fill={fill} />
            </svg>
            <span className="flex-1">{name}</span>
            <span className="font-semibold tabular-nums">{text.percent(share)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface PatternProps {
  readonly id: string;
  readonly color: string;
  readonly kind: number;
}

/** Plain, stripes, dots, crossed stripes, upright lines, lines across. */
function Pattern({ id, color, kind }: PatternProps) {
  const mark = "fill-surface";
  return (
    <pattern
      id={id}
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      {...(kind === 1 && { patternTransform: "rotate(45)" })}
    >
      <rect width="8" height="8" className={color} />
      <g className={mark} opacity="0.6">
        {(kind === 1 || kind === 4) && <rect width="2.5" height="8" />}
        {kind === 5 && <rect width="8" height="2.5" />}
        {kind === 2 && <circle cx="4" cy="4" r="1.6" />}
        {kind === 3 && <path d="M0 3h8v2H0zM3 0h2v8H3z" />}
      </g>
    </pattern>
  );
}
