import { gridMessages as text } from "../../messages/attendee/grid-messages.ts";
import type { Span } from "../../time/lanes.ts";
import { timeRange } from "../../time/time-range.ts";
import { clockTime } from "../../time/zoned.ts";
import { HOUR_MS, hoursOf } from "./day-window.ts";
import type { AgendaCell, AgendaLayout } from "./grid-props.ts";
import { type Block, blocksOf } from "./sheets.ts";

export interface PaperGridProps {
  /** The event and the day. */
  readonly title: string;
  readonly layout: AgendaLayout;
  readonly timeZone: string;
}

/** Blocks of rooms with the times beside each: two fit side by side on A4 in landscape, three on A3. */
export function PaperGrid({ title, layout, timeZone }: PaperGridProps) {
  return (
    <div className="grid-paper">
      {blocksOf(layout).map((block) => (
        <section key={`${block.hours.from} ${block.rooms[0]}`} className="grid-paper-block">
          <h2>
            {title}, {clockTime(block.hours.from, timeZone)} – {clockTime(block.hours.to, timeZone)}
          </h2>
          <PaperBlock {...{ block, layout, timeZone }} />
        </section>
      ))}
    </div>
  );
}

interface PaperBlockProps extends Omit<PaperGridProps, "title"> {
  readonly block: Block<AgendaCell["session"]>;
}

/** Heights are shares of the block's, so that a larger sheet gives larger hours. */
function PaperBlock({ block: { hours, rooms, cells }, layout, timeZone }: PaperBlockProps) {
  const share = (ms: number) => `${(100 * ms) / (hours.to - hours.from)}%`;
  return (
    <div className="grid-paper-rooms" style={{ "--rooms": rooms.length } as React.CSSProperties}>
      <div className="grid-paper-times">
        {hoursOf(hours)
          .filter((at) => at < hours.to)
          .map((at) => (
            <span key={at} style={{ top: share(at - hours.from) }}>
              {clockTime(at, timeZone)}
            </span>
          ))}
      </div>
      {rooms.map((room) => (
        <div key={room} className="grid-paper-room">
          <h3>{layout.rooms[room]?.name ?? text.noRoom}</h3>
          <div className="grid-paper-hours" style={{ "--hour": share(HOUR_MS) } as React.CSSProperties}>
            {cells
              .filter((cell) => cell.room === room)
              .map((cell) => (
                <PaperCell key={cell.session.sessionId} {...{ cell, hours, timeZone, share }} />
              ))}
          </div>
        </div>
      ))}
    </div>
  );
}

interface PaperCellProps {
  readonly cell: AgendaCell;
  readonly hours: Span;
  readonly timeZone: string;
  share(ms: number): string;
}

function PaperCell({ cell, hours, timeZone, share }: PaperCellProps) {
  const { session, lane, lanes } = cell;
  const from = Math.max(cell.from, hours.from);
  const to = Math.min(cell.to, hours.to);
  const speakers = session.speakers.map(({ name }) => name).join(", ");
  return (
    <div
      className="grid-paper-cell"
      style={{
        top: share(from - hours.from),
        height: share(to - from),
        left: `${(100 * lane) / lanes}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <strong className={session.state === "CANCELLED" ? "line-through" : undefined}>{session.title}</strong>{" "}
      {from > cell.from ? text.goesOn : timeRange(session, timeZone)}
      {speakers !== "" && ` · ${speakers}`}
    </div>
  );
}
