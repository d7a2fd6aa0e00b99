import type { DoorCounts } from "../../../api/door/answers.ts";
import { doorMessages as text } from "../../../messages/door/door-messages.ts";

interface CountsBarProps {
  readonly counts: DoorCounts;
  /** All who have a place are inside. */
  readonly booth: boolean;
}

/** In, reserved, standing by, free. */
export function CountsBar({ counts, booth }: CountsBarProps) {
  const { inside, reserved, standingBy, free, anyway } = counts;
  const figures = [
    [text.counts.in, inside],
    ...(booth ? [] : [[text.counts.reserved, reserved] as const]),
    [booth ? text.counts.inLine : text.counts.standingBy, standingBy],
    [text.counts.free, free ?? text.noLimit],
  ] as const;
  return (
    <section aria-label={text.counts.label} className="shrink-0 border-b border-line px-4 py-2">
      <dl className="mx-auto grid max-w-xl auto-cols-fr grid-flow-col gap-2 text-center">
        {figures.map(([name, value]) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-[0.8125rem] leading-5 text-ink-soft">{name}</dt>
            <dd
              className={`font-display font-semibold tabular-nums ${typeof value === "number" ? "text-2xl leading-8" : "text-sm leading-8"}`}
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {anyway > 0 && <p className="text-center text-sm text-ink-soft">{text.beyond(anyway)}</p>}
    </section>
  );
}
