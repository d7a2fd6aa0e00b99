import type { MySchedule, ScheduleEntry } from "../../api/answers.ts";
import { type EventClock, eventDay, eventDaysOf } from "../../time/event-day.ts";

/** What a person has before them. */
export interface SessionsAhead {
  /** How many seats they have today, also in sessions that are over. */
  readonly today: number;
  /** The seat in the session that runs or comes next. */
  readonly next: ScheduleEntry["session"] | undefined;
}

/** @param now milliseconds since 1970 */
export function sessionsAhead({ entries }: MySchedule, clock: EventClock, now: number): SessionsAhead {
  const seats = entries.filter(({ rsvp }) => rsvp.status === "CONFIRMED").map(({ session }) => session);
  const today = eventDay(now, clock);
  return {
    today: seats.filter((session) => eventDaysOf(session, clock).includes(today)).length,
    next: seats.find(({ endsAt, state }) => Date.parse(endsAt) > now && state !== "CANCELLED"),
  };
}
