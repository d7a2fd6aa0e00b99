import type { MySchedule, ScheduleEntry } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { isPresumed } from "../../seats/presume.ts";
import type { IsSeen } from "../../seats/use-seen-news.ts";
import { type EventClock, eventDay, eventDaysOf } from "../../time/event-day.ts";
import { daysAfter, isLong } from "../../time/time-range.ts";
import { longDate } from "../../time/zoned.ts";

interface ScheduleDay {
  readonly key: string;
  /** "Today", "Tomorrow" or the date, by the event's clock. */
  readonly name: string;
  readonly entries: readonly ScheduleEntry[];
}

/** @param entries in order of start */
export function daysOf(entries: readonly ScheduleEntry[], clock: EventClock, now: number): ScheduleDay[] {
  const onDays = entries.flatMap((entry) => eventDaysOf(entry.session, clock).map((key) => ({ key, entry })));
  const days = Map.groupBy(onDays, ({ key }) => key);
  return [...days]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, ofDay]) => ({
      key,
      name: dayName(key, clock, now),
      entries: ofDay.map(({ entry }) => entry),
    }));
}

function dayName(key: string, clock: EventClock, now: number): string {
  const today = eventDay(now, clock);
  if (key === today) return messages.days.today;
  if (key === daysAfter(today, 1)) return messages.days.tomorrow;
  return longDate(`${key}T12:00:00Z`, "UTC");
}

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

/**
 * The ids of confirmed sessions that overlap with another one. A session of a day or longer never counts as overlapping.
 */
export function overlapping(entries: readonly ScheduleEntry[]): Set<string> {
  const confirmed = entries
    .filter(({ rsvp, session }) => rsvp.status === "CONFIRMED" && !isLong(session))
    .map(({ session }) => session);
  const found = new Set<string>();
  for (const [index, one] of confirmed.entries()) {
    for (const other of confirmed.slice(index + 1)) {
      if (Date.parse(other.startsAt) >= Date.parse(one.endsAt)) continue;
      if (Date.parse(other.endsAt) <= Date.parse(one.startsAt)) continue;
      found.add(one.sessionId).add(other.sessionId);
    }
  }
  return found;
}
