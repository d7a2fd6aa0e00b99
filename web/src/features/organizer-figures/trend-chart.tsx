import type { FiguresOverTimeAnswer } from "../../api/organizer/answers.ts";
import { figuresMessages } from "../../messages/organizer/figures-messages.ts";
import { fullDate } from "../../time/zoned.ts";
import { endsOf, type Point, pointsOf, scaleOf } from "./trend.ts";

const { trend: text } = figuresMessages;

const HEIGHT = 200;
const WIDTH = 1000;

/** An area under the confirmed seats. Its texts are beside the drawing, so that they keep their size. */
export function TrendChart({ figures }: { readonly figures: FiguresOverTimeAnswer }) {
  const { hours, timeZone } = figures;
  const points = pointsOf(figures);
  const [last, end] = [hours.at(-1), points.at(-1)];
  if (last === undefined || end === undefined) return null;
  const scale = scaleOf(Math.max(...points.map(({ seats }) => seats)));
  const y = (seats: number) => HEIGHT - (Math.max(0, seats) / scale) * HEIGHT;
  const line = lineThrough(points, y);
  const now = `${(y(end.seats) / HEIGHT) * 100}%`;
  return (
    <figure className="m-0" role="img" aria-label={text.chart(end.seats, fullDate(last.hour, timeZone))}>
      <div aria-hidden className="flex gap-3 text-[0.8125rem] leading-4 text-ink-soft tabular-nums">
        <div className="flex h-50 flex-col justify-between">
          {[scale, scale / 2, 0].map((seats) => (
            <span key={seats} className="-my-2 text-right">
              {seats.toLocaleString("en")}
            </span>
          ))}
        </div>
        <div className="relative h-50 min-w-0 flex-1">
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {[0, HEIGHT / 2, HEIGHT].map((at) => (
              <line key={at} x2={WIDTH} y1={at} y2={at} className="stroke-line" {...THIN} />
            ))}
            <path d={`${line}V${HEIGHT}H0Z`} className="fill-accent-wash" />
            <path d={line} fill="none" className="stroke-accent" {...THIN} strokeWidth="2.5" />
          </svg>
          <span
            className="absolute right-0 size-2.5 translate-x-1/2 -translate-y-1/2 rounded-full bg-accent"
            style={{ top: now }}
          />
          <span
            className={`absolute right-0 font-semibold text-ink ${end.seats > scale * 0.85 ? "-top-6" : "-translate-y-7"}`}
            style={end.seats > scale * 0.85 ? {} : { top: now }}
          >
            {text.now(end.seats)}
          </span>
        </div>
      </div>
      <p aria-hidden className="mt-2 flex justify-between pl-8 text-[0.8125rem] text-ink-soft">
        {endsOf(figures).map((end) => (
          <span key={end}>{end}</span>
        ))}
      </p>
    </figure>
  );
}

/** A drawing that is stretched would stretch its lines too. */
const THIN = { vectorEffect: "non-scaling-stroke" } as const;

const lineThrough = (points: readonly Point[], y: (seats: number) => number): string =>
  points
    .map(({ x, seats }, n) => `${n === 0 ? "M" : "L"}${(x * WIDTH).toFixed(1)} ${y(seats).toFixed(1)}`)
    .join("");
