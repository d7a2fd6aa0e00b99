import { Blend } from "lucide-react";
import type { CSSProperties } from "react";
import type { ScheduleEntry } from "../../api/answers.ts";
import { scheduleMessages as text } from "../../messages/attendee/schedule-messages.ts";
import { clockTime, shortDate } from "../../time/zoned.ts";
import { BlockCard, type BlockLook } from "./block-card.tsx";
import { drawingOf } from "./drawing.ts";
import { Gap } from "./gap.tsx";
import type { AtOnce, Block, Part } from "./timeline.ts";

interface DayPartProps extends BlockLook {
  readonly part: Part;
  /** What began on an earlier day. */
  readonly goingOn: ReadonlySet<ScheduleEntry>;
}

/** One line of a day: a session, several at the same time, or the time between them. */
export function DayPart({ part, goingOn, ...look }: DayPartProps) {
  if (part.kind === "gap") return <Gap {...part} />;
  const blocks = part.kind === "aside" ? [part.block] : part.blocks;
  const { lanes, atOnce } = part.kind === "aside" ? { lanes: 1, atOnce: [] } : part;
  const { rows, placeOf, bars, label } = drawingOf(blocks, atOnce);
  const vars = { "--lanes": lanes, "--rows": rows } as CSSProperties;
  return (
    <li className="day-part" style={vars} data-many={lanes > 2 ? "" : undefined}>
      {label && <AtOnceLabels {...{ atOnce }} place={label.place} timeZone={look.timeZone} />}
      {blocks.map((block, index) => {
        const { from, entry, lane } = block;
        const { clock, card } = placeOf(block);
        return [
          from !== blocks[index - 1]?.from && (
            <Clock
              key={`clock ${from}`}
              {...{ block, timeZone: look.timeZone }}
              began={goingOn.has(entry)}
              style={clock}
            />
          ),
          <div key={`${entry.rsvp.rsvpId} ${lane}`} style={card} className="min-w-0">
            <BlockCard block={block} {...look} />
          </div>,
        ];
      })}
      {bars.map(({ key, place }) => (
        <span
          key={key}
          aria-hidden
          data-at-once=""
          style={place}
          className="-ml-3 w-2 rounded-bar bg-warn-mark [print-color-adjust:exact]"
        />
      ))}
    </li>
  );
}

interface ClockProps {
  readonly block: Block;
  /** On an earlier day. */
  readonly began: boolean;
  readonly timeZone: string;
  readonly style: CSSProperties;
}

/** The date as well, if it began on an earlier day. */
function Clock({ block, began, timeZone, style }: ClockProps) {
  const { session } = block.entry;
  return (
    <p
      data-clock=""
      style={style}
      className="pt-2.5 font-display text-[1.0625rem]/[1.375rem] font-semibold tabular-nums"
    >
      {began && (
        <span className="block text-[0.8125rem]/[1.125rem] font-normal text-ink-soft">
          {shortDate(session.startsAt, timeZone)}
        </span>
      )}
      {clockTime(session.startsAt, timeZone)}
    </p>
  );
}

interface AtOnceLabelsProps {
  readonly atOnce: readonly AtOnce[];
  readonly place: CSSProperties;
  readonly timeZone: string;
}

/** Two rings, the number of sessions and their time in common. */
const AtOnceLabels = ({ atOnce, place, timeZone }: AtOnceLabelsProps) => (
  <div style={place} className="self-end pb-1.5">
    {atOnce.map(({ from, to, count }) => (
      <p
        key={from}
        className="flex items-center gap-2 font-display text-[0.875rem]/[1.125rem] font-semibold text-warn tabular-nums"
      >
        <Blend aria-hidden className="size-5 shrink-0" />
        <span>
          {text.atOnce(count)}{" "}
          <span className="inline-block">
            {clockTime(from, timeZone)} – {clockTime(to, timeZone)}
          </span>
        </span>
      </p>
    ))}
  </div>
);
