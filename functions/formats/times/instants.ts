import { EARLIEST_TIME_MS, LATEST_TIME_MS } from "../../contract/limits.ts";
import type { Zone } from "./zone.ts";

const MINUTE_MS = 60_000;
const MINUTES_PER_DAY = 24 * 60;

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/i;
const OFFSET = /^([+-])(\d\d):?(\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?$/;

export interface Instant {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** Minutes east of Greenwich as the source wrote them, or null if it wrote none. */
  readonly offset: number | null;
}

/**
 * Reads a date with time, to the second. Without an offset it is local to `zone`. The result is null unless
 * it exists and is in 2000–2099.
 */
export function readInstant(text: string | null, zone: Zone): Instant | null {
  const [, date, clock, seconds = "00", offsetText] = INSTANT.exec(text?.trim() ?? "") ?? [];
  if (date === undefined || clock === undefined) return null;
  const face = readFace(date, `${clock}:${seconds}`);
  const offset = offsetText === undefined ? null : readOffset(offsetText);
  if (face === null || Number.isNaN(offset)) return null;
  return inRange(offset === null ? zone.toUtc(face) : face - offset * MINUTE_MS, offset);
}

/** Reads a date and a clock time ("2025-12-27", "9:30"), local to `zone`. "24:00" is the end of the day. */
export function readDateAndClock(
  date: string | null,
  clock: string | null,
  zone: Zone,
  daysLater = 0,
): Instant | null {
  const minutes = readClock(clock);
  if (minutes === null || !DATE.test(date?.trim() ?? "")) return null;
  const midnight = readFace(date?.trim() ?? "", "00:00:00");
  if (midnight === null) return null;
  return inRange(zone.toUtc(midnight + (minutes + daysLater * MINUTES_PER_DAY) * MINUTE_MS), null);
}

/** The result is minutes after midnight, so that differently written clock times compare correctly. */
export function readClock(text: string | null): number | null {
  const [, hours, minutes] = CLOCK.exec(text?.trim() ?? "") ?? [];
  if (hours === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && total <= MINUTES_PER_DAY ? total : null;
}

/** Returns the minutes after midnight that a face shows. */
export function clockOfFace(face: number): number {
  return Math.floor((((face / MINUTE_MS) % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY);
}

/** Writes "09:30" for 570. */
export function clockText(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Writes "+01:00" for 60. */
export function offsetText(minutes: number): string {
  return `${minutes < 0 ? "-" : "+"}${clockText(Math.abs(minutes))}`;
}

function readOffset(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 14 * 60 ? (sign === "-" ? -total : total) : Number.NaN;
}

function readFace(date: string, clock: string): number | null {
  const iso = `${date}T${clock}.000Z`;
  const ms = Date.parse(iso);
  // Date.parse accepts some days that do not exist, such as February 30.
  return !Number.isNaN(ms) && new Date(ms).toISOString() === iso ? ms : null;
}

function inRange(ms: number, offset: number | null): Instant | null {
  return ms >= EARLIEST_TIME_MS && ms < LATEST_TIME_MS ? { ms, offset } : null;
}
