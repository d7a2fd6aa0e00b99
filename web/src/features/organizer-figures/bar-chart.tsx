import { useId } from "react";
import { figuresMessages as text } from "../../messages/organizer/figures-messages.ts";
import { useMedia } from "../../ui/use-media.ts";

export interface Bar {
  readonly key: string;
  readonly label: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly value: string;
  /** It has stripes as well as another colour. */
  readonly striking?: boolean;
}

interface BarChartProps {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const ROW_PX = 46;
const TEXT_PX = 16;
const BAR_PX = 10;

/** Widths are percentages of the available width, so that text keeps its size on every screen. */
export function BarChart({ title, bars }: BarChartProps) {
  const stripes = useId();
  const longest = useMedia("(min-width: 40rem)") ? 44 : 30;
  return (
    <svg
      role="img"
      aria-label={text.chart(title, bars.length)}
      width="100%"
      height={bars.length * ROW_PX}
      className="block overflow-hidden"
    >
      <defs>
        <pattern
          id={stripes}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" className="fill-bad" />
          <rect width="2" height="6" className="fill-surface" opacity="0.55" />
        </pattern>
      </defs>
      {bars.map(({ key, label, share, value, striking }, index) => (
        <g key={key} transform={`translate(0 ${index * ROW_PX})`}>
          <text y={TEXT_PX} className="fill-ink text-sm">
            {shortened(label, longest)}
          </text>
          <text x="100%" y={TEXT_PX} textAnchor="end" className="fill-ink-soft text-sm tabular-nums">
            {value}
          </text>
          <rect y={TEXT_PX + 8} width="100%" height={BAR_PX} rx={BAR_PX / 2} className="fill-line" />
          <rect
            y={TEXT_PX + 8}
            width={`${Math.min(1, share) * 100}%`}
            height={BAR_PX}
            rx={BAR_PX / 2}
            {...(striking ? { fill: `url(#${stripes})` } : { className: "fill-accent" })}
          />
        </g>
      ))}
    </svg>
  );
}

/** East Asian letters and emoji are two letters wide. */
const WIDE = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u;
const letters = new Intl.Segmenter("en");

function shortened(label: string, longest: number): string {
  let room = longest;
  let begun = "";
  let whole = "";
  for (const { segment } of letters.segment(label)) {
    room -= WIDE.test(segment) ? 2 : 1;
    if (room < 0) return `${begun.trimEnd()}…`;
    whole += segment;
    if (room > 0) begun = whole;
  }
  return label;
}
