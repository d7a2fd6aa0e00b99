/**
 * Converts between what the clocks of a zone show (a face) and moments. A face is
 * written in ms, as if the zone were UTC.
 */

const DAY_MS = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

export type Moment =
  | { readonly kind: "once"; readonly ms: number }
  /** Clocks go back over this face, so it occurs twice. This is the first moment. */
  | { readonly kind: "twice"; readonly ms: number }
  /** Clocks go forward over this face, so it never occurs. The moment is moved forward by the same amount. */
  | { readonly kind: "skipped"; readonly ms: number };

/** @param zone an IANA name; anything else throws a RangeError */
export function faceAt(ms: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(ms)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

export function momentOfFace(face: number, zone: string): Moment {
  // Around a change, the zone has one of the offsets of the day before and the day after.
  const [before, after] = [-DAY_MS, DAY_MS].map((step) => faceAt(face + step, zone) - (face + step));
  const offsets = [...new Set([before ?? 0, after ?? 0])];
  const moments = offsets
    .map((offset) => face - offset)
    .filter((ms) => faceAt(ms, zone) === face)
    .sort((a, b) => a - b);
  const [first] = moments;
  if (first === undefined) return { kind: "skipped", ms: face - (before ?? 0) };
  return { kind: moments.length > 1 ? "twice" : "once", ms: first };
}

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
