import type { ScheduleEntry } from "../../api/answers.ts";
import type { BlockLook } from "./block-card.tsx";
import { DayPart } from "./day-part.tsx";
import { idOfDay, type ScheduleDay } from "./days.ts";
import { EarlierEntries } from "./earlier-entries.tsx";
import { type Held, type Part, timelineOf } from "./timeline.ts";

interface ScheduleDayProps extends BlockLook {
  readonly day: ScheduleDay;
  readonly held: Held;
}

/** One day as a timeline. What has ended without the person's act stays in sight until they confirm it. */
export function ScheduleDaySection({ day, held, ...look }: ScheduleDayProps) {
  const { over = [], ahead = [] } = Object.groupBy(day.entries, (entry) =>
    isOver(entry, look.now) ? "over" : "ahead",
  );
  const id = idOfDay(day.key);
  const parts = (entries: readonly ScheduleEntry[]) => (
    <ul className="mt-2 grid gap-y-2">
      {timelineOf(entries, held).map((part) => (
        <DayPart key={keyOf(part)} {...{ part, goingOn: day.goingOn }} {...look} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={id} className="mt-8 first:mt-4">
      <h2 id={id} className="font-display text-xl/[1.625rem] font-semibold">
        {day.name}
      </h2>
      {over.length > 0 && <EarlierEntries entries={over}>{parts(over)}</EarlierEntries>}
      {ahead.length > 0 && parts(ahead)}
    </section>
  );
}

const isOver = ({ rsvp, session }: ScheduleEntry, now: number): boolean =>
  rsvp.status !== "CANCELLED" && Date.parse(session.endsAt) <= now;

/** A part that stays the same keeps its buttons, and one of them may have the focus. */
function keyOf(part: Part): string {
  if (part.kind === "gap") return `gap ${part.from}`;
  const first = part.kind === "aside" ? part.block : part.blocks[0];
  return first?.entry.session.sessionId ?? "";
}
