import { Users } from "lucide-react";
import type { AgendaSession } from "../../api/answers.ts";
import { boothMessages as text } from "../../messages/attendee/booth-messages.ts";
import { isFull } from "./booth-state.ts";

type Counted = Pick<AgendaSession, "capacity" | "taken" | "waiting">;

/** How many people are there now, and how many wait. A place that is offered counts as taken. */
export function BoothCounts({
  booth,
  className = "",
}: {
  readonly booth: Counted;
  readonly className?: string;
}) {
  const { capacity, taken, waiting } = booth;
  const full = isFull(booth);
  return (
    <div className={className}>
      <p className="flex items-center gap-2 font-display font-semibold tabular-nums">
        <Users aria-hidden className="size-4 shrink-0" />
        {capacity === null ? text.inside(taken) : text.insideOf(taken, capacity)}
        <span
          className={`rounded-mark px-2 py-0.5 text-[0.8125rem] ${full ? "bg-warn-wash text-warn" : "bg-good-wash text-good"}`}
        >
          {full ? text.full : text.free}
        </span>
      </p>
      {capacity !== null && (
        <span aria-hidden className="mt-2 block h-1.5 overflow-hidden rounded-full bg-sunken">
          <span
            className={`block h-full rounded-full ${full ? "bg-warn" : "bg-accent"}`}
            style={{ width: `${capacity === 0 ? 100 : Math.min(100, (taken / capacity) * 100)}%` }}
          />
        </span>
      )}
      <p className={`mt-2 text-sm ${waiting > 0 ? "text-wait" : "text-ink-soft"}`}>
        {waiting > 0 ? text.line(waiting) : text.noLine}
      </p>
    </div>
  );
}
