import { TZDateMini } from "@date-fns/tz";

const HOUR_MS = 60 * 60_000;

/**
 * What the clock of a zone shows at an instant, such as `2026-12-27T11:00:00`. It is `null` in an hour that the
 * zone has twice, when a clock does not tell which of the two is meant.
 *
 * @param at ISO, UTC
 */
export function clockTime(at: string, zone: string): string | null {
  const ms = Date.parse(at);
  const face = faceOf(ms, zone);
  // Clocks go back by an hour, and in one zone by half an hour.
  const others = [HOUR_MS / 2, HOUR_MS].flatMap((back) => [ms - back, ms + back]);
  if (others.some((other) => faceOf(other, zone) === face)) return null;
  return new Date(face).toISOString().slice(0, 19);
}

/** What the clock shows, as if it were UTC; in ms. */
const faceOf = (ms: number, zone: string): number =>
  ms - new TZDateMini(ms, zone).getTimezoneOffset() * 60_000;
