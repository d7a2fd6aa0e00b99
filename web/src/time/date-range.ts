import { dayKey, fullDate, shortDate } from "./zoned.ts";

/** `Sat 10 Jan – Sun 11 Jan 2026`, in the zone of the event. */
export function dateRange(startsAt: string, endsAt: string, zone: string): string {
  if (dayKey(startsAt, zone) === dayKey(endsAt, zone)) return fullDate(startsAt, zone);
  const year = fullDate(endsAt, zone).split(" ").at(-1);
  return `${shortDate(startsAt, zone)} – ${shortDate(endsAt, zone)} ${year}`;
}
