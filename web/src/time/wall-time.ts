/** Times as clocks on the wall of the event show them, `2026-10-25T02:30`, and the moments they mean. */

const A_DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone);
  if (made === undefined) {
    made = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, made);
  }
  return made;
}

/** What `Date.parse` would make of the clock's face if it stood in Greenwich. */
function faceMs(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** @param at ISO 8601 */
export function wallTimeOf(at: string, zone: string): string {
  return new Date(faceMs(Date.parse(at), zone)).toISOString().slice(0, 16);
}

export type Moment =
  | { readonly kind: "once"; readonly at: string }
  /** Clocks are put back then: this is the first of the two. */
  | { readonly kind: "twice"; readonly at: string }
  /** Clocks are put forward over it. */
  | { readonly kind: "never" }
  | { readonly kind: "unreadable" };

/** The moment, ISO 8601 in UTC, at which the clocks of a zone show this. */
export function momentOf(wallTime: string, zone: string): Moment {
  const face = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wallTime) ? Date.parse(`${wallTime}Z`) : Number.NaN;
  if (Number.isNaN(face)) return { kind: "unreadable" };
  // Whatever the zone does around then, it has one of the offsets of the day before and the day after.
  const offsets = [face - A_DAY_MS, face + A_DAY_MS].map((near) => faceMs(near, zone) - near);
  const moments = [...new Set(offsets.map((offset) => face - offset))]
    .filter((at) => faceMs(at, zone) === face)
    .sort((a, b) => a - b);
  const [first] = moments;
  if (first === undefined) return { kind: "never" };
  return { kind: moments.length > 1 ? "twice" : "once", at: new Date(first).toISOString() };
}
