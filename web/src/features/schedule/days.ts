import { messages } from "../../messages/messages.ts";
import { markOf } from "../../seats/seen.ts";
import { dayKeysOf, isLong } from "../../time/time-range.ts";
import { dayKey, longDate } from "../../time/zoned.ts";
import type { MyEntry } from "./my-schedule-query.ts";

interface ScheduleDay {
  readonly key: string;
  /** "Today", "Tomorrow" or the date, in the event's zone. */
  readonly name: string;
  readonly entries: readonly MyEntry[];
}

const DAY_MS = 86_400_000;

/** @param entries in order of start */
export function daysOf(entries: readonly MyEntry[], zone: string, now: number): ScheduleDay[] {
  const onDays = entries.flatMap((entry) => dayKeysOf(timesOf(entry), zone).map((key) => ({ key, entry })));
  const days = Map.groupBy(onDays, ({ key }) => key);
  return [...days]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([key, ofDay]) => ({
      key,
      name: dayName(key, zone, now),
      entries: ofDay.map(({ entry }) => entry),
    }));
}

export const timesOf = ({ startTime, endTime }: MyEntry) => ({ startsAt: startTime, endsAt: endTime });

function dayName(key: string, zone: string, now: number): string {
  if (key === dayKey(now, zone)) return messages.days.today;
  if (key === dayKey(now + DAY_MS, zone)) return messages.days.tomorrow;
  return longDate(`${key}T12:00:00Z`, "UTC");
}

/** Entries that a person has or lost, in order of start; losses that they have acknowledged are left out. */
export function entriesToShow(
  held: readonly MyEntry[],
  ended: readonly MyEntry[],
  seen: ReadonlySet<string>,
): MyEntry[] {
  const news = ended.filter(
    ({ id, cancelledAt }) => cancelledAt !== null && !seen.has(markOf(id, cancelledAt)),
  );
  return [...held, ...news].sort((a, b) => Date.parse(a.startTime) - Date.parse(b.startTime));
}

/**
 * Confirmed sessions that overlap with another one. A session of a day or longer never counts as overlapping.
 */
export function overlapping(entries: readonly MyEntry[]): Set<string> {
  const confirmed = entries.filter((entry) => entry.rsvpStatus === "CONFIRMED" && !isLong(timesOf(entry)));
  const found = new Set<string>();
  for (const [index, one] of confirmed.entries()) {
    for (const other of confirmed.slice(index + 1)) {
      if (Date.parse(other.startTime) >= Date.parse(one.endTime)) continue;
      if (Date.parse(other.endTime) <= Date.parse(one.startTime)) continue;
      found.add(one.id).add(other.id);
    }
  }
  return found;
}
