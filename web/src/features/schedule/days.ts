import type { MySchedule, ScheduleEntry } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { isPresumed } from "../../seats/presume.ts";
import type { IsSeen } from "../../seats/use-seen-news.ts";
import { type EventClock, eventDay, eventDaysOf } from "../../time/event-day.ts";
import { daysAfter } from "../../time/time-range.ts";
import { longDate, shortDate } from "../../time/zoned.ts";

export interface ScheduleDay {
  readonly key: string;
  /** "Today", "Tomorrow" or the date, by the event's clock. */
  readonly name: string;
  /** The same where there is little room: `Sat 10 Jan`. */
  readonly shortName: string;
  readonly entries: readonly ScheduleEntry[];
  /** Those that began on an earlier day. */
  readonly goingOn: ReadonlySet<ScheduleEntry>;
}

/** Of its heading on the page. */
export const idOfDay = (day: string): string => `day-${day}`;

/** @param entries in order of start */
export function daysOf(entries: readonly ScheduleEntry[], clock: EventClock, now: number): ScheduleDay[] {
  const onDays = entries.flatMap((entry) =>
    eventDaysOf(entry.session, clock).map((key, index) => ({ key, entry, isFirst: index === 0 })),
  );
  const days = Map.groupBy(onDays, ({ key }) => key);
  return [...days]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, ofDay]) => ({
      key,
      name: nameOf(key, clock, now) ?? longDate(noonOf(key), "UTC"),
      shortName: nameOf(key, clock, now) ?? shortDate(noonOf(key), "UTC"),
      entries: ofDay.map(({ entry }) => entry),
      goingOn: new Set(ofDay.filter(({ isFirst }) => !isFirst).map(({ entry }) => entry)),
    }));
}

function nameOf(key: string, clock: EventClock, now: number): string | undefined {
  const today = eventDay(now, clock);
  if (key === today) return messages.days.today;
  return key === daysAfter(today, 1) ? messages.days.tomorrow : undefined;
}

const noonOf = (key: string): string => `${key}T12:00:00Z`;

/** Entries that an attendee has or lost, in order of start; losses that they have seen are left out. */
export function entriesToShow({ entries, ended }: MySchedule, isSeen: IsSeen): ScheduleEntry[] {
  const held = entries.filter(({ rsvp }) => !isPresumed(rsvp));
  const again = new Set(held.map(({ rsvp }) => rsvp.sessionId));
  const news = ended.filter(
    ({ rsvp: { rsvpId, sessionId, cancelledAt } }) =>
      cancelledAt !== null && !again.has(sessionId) && !isSeen(rsvpId, cancelledAt),
  );
  return [...held, ...news].sort((a, b) => Date.parse(a.session.startsAt) - Date.parse(b.session.startsAt));
}
