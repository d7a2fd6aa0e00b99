const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MAX_DURATION_MS = 31 * DAY_MS;

const THREE_PARTS = /^(\d{1,3}):(\d{1,3}):(\d{2})$/;
const TWO_PARTS = /^(\d{1,3}):(\d{2})$/;
const MINUTES = /^(\d{1,5})(?:\s*(?:m|min|mins|minutes?))?\.?$/i;
const HOURS = /^(\d{1,3})\s*(?:h|hrs?|hours?)\.?\s*(?:(\d{1,2})\s*(?:m|min|mins|minutes?)?\.?)?$/i;
const ISO = /^P(?:(\d{1,3})D)?(?:T(?:(\d{1,3})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/i;

/** Three numbers are either days, hours and minutes (frab), or hours, minutes and seconds. */
export type ThreeParts = "D:HH:MM" | "HH:MM:SS";

/**
 * Decides what three numbers mean in a file. Hours of a day stay below 24, and nobody writes days with a
 * leading zero. If one duration shows this, all of the file have seconds.
 */
export function threePartsOf(durations: readonly (string | null)[]): ThreeParts {
  const seconds = durations.some((text) => {
    const [, first = "", second = ""] = THREE_PARTS.exec(text?.trim() ?? "") ?? [];
    return /^0\d/.test(first) || Number(second) >= 24;
  });
  return seconds ? "HH:MM:SS" : "D:HH:MM";
}

/** The result is in ms, or null unless it is above zero and at most 31 days. */
export function readDuration(text: string | null, threeParts: ThreeParts): number | null {
  const ms = durationOf(text?.trim() ?? "", threeParts);
  return ms !== null && ms > 0 && ms <= MAX_DURATION_MS ? ms : null;
}

function durationOf(text: string, threeParts: ThreeParts): number | null {
  const three = numbers(THREE_PARTS.exec(text));
  if (three !== null) {
    const [a = 0, b = 0, c = 0] = three;
    if (b > 59 || c > 59) return null;
    return threeParts === "HH:MM:SS"
      ? a * HOUR_MS + b * MINUTE_MS + c * SECOND_MS
      : a * DAY_MS + b * HOUR_MS + c * MINUTE_MS;
  }
  const two = numbers(TWO_PARTS.exec(text) ?? HOURS.exec(text));
  if (two !== null) return (two[0] ?? 0) * HOUR_MS + (two[1] ?? 0) * MINUTE_MS;
  const minutes = numbers(MINUTES.exec(text));
  if (minutes !== null) return (minutes[0] ?? 0) * MINUTE_MS;
  const iso = numbers(ISO.exec(text));
  if (iso === null) return null;
  const [d = 0, h = 0, m = 0, s = 0] = iso;
  return d * DAY_MS + h * HOUR_MS + m * MINUTE_MS + s * SECOND_MS;
}

function numbers(match: RegExpExecArray | null): number[] | null {
  return match?.slice(1).map((part) => Number(part ?? 0)) ?? null;
}
