import type { Session } from "../../api/answers.ts";
import { daysOf, indexSessions } from "../../seats/indexed-session.ts";
import { type EventClock, eventDay } from "../../time/event-day.ts";

export type ShownDay =
  /** `today` has sessions; `before` is the first day of all, `between` the next one after a gap. */
  | {
      readonly kind: "today" | "before" | "between";
      /** `2026-11-29`, on the clocks of the event. */
      readonly day: string;
      /** From 1. */
      readonly number: number;
      readonly days: number;
      /** Those that take place, in order of start. */
      readonly sessions: readonly Session[];
      readonly inDays: number;
    }
  | { readonly kind: "after" | "empty" };

const A_DAY = 24 * 3_600_000;

/** @param now milliseconds since 1970 */
export function shownDay(sessions: readonly Session[], clock: EventClock, now: number): ShownDay {
  const indexed = indexSessions(
    sessions.filter(({ state }) => state !== "CANCELLED"),
    clock,
  );
  const days = daysOf(indexed);
  if (days.length === 0) return { kind: "empty" };
  const today = eventDay(now, clock);
  const over = indexed.every(({ session }) => Date.parse(session.endsAt) <= now);
  const day = days.find((each) => each >= today);
  if (over || day === undefined) return { kind: "after" };
  const index = days.indexOf(day);
  const kind = day === today ? "today" : index === 0 ? "before" : "between";
  return {
    ...{ kind, day, number: index + 1, days: days.length },
    sessions: indexed.filter((each) => each.days.includes(day)).map(({ session }) => session),
    // Both are days without a zone, so each lasts 24 hours.
    inDays: (Date.parse(day) - Date.parse(today)) / A_DAY,
  };
}
