import { EARLIEST_MS, LATEST_MS } from "../contract/limits.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MAX_DURATION_MS = 31 * DAY_MS;

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d:?\d\d)?$/i;
const OFFSET = /^([+-])(\d\d):?(\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const CLOCK = /^(\d{1,2}):(\d\d)(?::\d\d)?$/;

export interface Instant {
  /** Milliseconds since 1970. */
  ms: number;
  /** Minutes east of Greenwich as the source wrote them; null where it wrote none. */
  offset: number | null;
}

/** A date with time, to the second; without an offset it is local to `zone`. Null unless it exists and lies in 2000–2099. */
export function readInstant(text: string | null, zone: Zone): Instant | null {
  const [, date, clock, seconds = "00", offsetText] = INSTANT.exec(text?.trim() ?? "") ?? [];
  if (date === undefined || clock === undefined) return null;
  const local = readLocal(date, `${clock}:${seconds}`);
  const offset = offsetText === undefined ? null : readOffset(offsetText);
  if (local === null || Number.isNaN(offset)) return null;
  return inRange(offset === null ? zone.toUtc(local) : local - offset * MINUTE_MS, offset);
}

/** A date and a clock time ("2025-12-27", "9:30"), local to `zone`. */
export function readDateAndClock(date: string | null, clock: string | null, zone: Zone): Instant | null {
  const [, hours, minutes] = CLOCK.exec(clock?.trim() ?? "") ?? [];
  if (hours === undefined || !DATE.test(date?.trim() ?? "")) return null;
  const local = readLocal(date?.trim() ?? "", `${hours.padStart(2, "0")}:${minutes}:00`);
  return local === null ? null : inRange(zone.toUtc(local), null);
}

/** "HH:MM", "D:HH:MM" or minutes, in ms. Null unless more than zero and at most 31 days. */
export function readDuration(text: string | null): number | null {
  const parts = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,5})$/.exec(text?.trim() ?? "");
  if (!parts) return null;
  const [days, hours, minutes] = [parts[1], parts[2], parts[3]].map((part) => Number(part ?? 0));
  const ms = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * MINUTE_MS;
  return ms > 0 && ms <= MAX_DURATION_MS ? ms : null;
}

/** "10:30" as it is read on the source's own clock. */
export function clockOf({ ms, offset }: { ms: number; offset: number }): string {
  return new Date(ms + offset * MINUTE_MS).toISOString().slice(11, 16);
}

/** "+01:00" for 60. */
export function offsetText(minutes: number): string {
  const digits = new Date(Math.abs(minutes) * MINUTE_MS).toISOString().slice(11, 16);
  return `${minutes < 0 ? "-" : "+"}${digits}`;
}

export interface Zone {
  /** `local` is a wall-clock time written as if it were UTC. */
  toUtc(local: number): number;
}

export const UTC: Zone = { toUtc: (local) => local };

/** Null unless `name` is a zone of the IANA database. */
export function findZone(name: string): Zone | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return null;
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: name, timeZoneName: "longOffset" });
    // The offset depends on the instant that is looked for: a second look settles it beside a change of clocks.
    const toUtc = (local: number) => local - offsetAt(format, local - offsetAt(format, local));
    return { toUtc };
  } catch {
    return null;
  }
}

function offsetAt(format: Intl.DateTimeFormat, ms: number): number {
  const name = format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  return (readOffset(name.replace("GMT", "")) || 0) * MINUTE_MS;
}

function readOffset(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const [, sign, hours, minutes] = OFFSET.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 14 * 60 ? (sign === "-" ? -total : total) : Number.NaN;
}

function readLocal(date: string, clock: string): number | null {
  const iso = `${date}T${clock}.000Z`;
  const ms = Date.parse(iso);
  // Date.parse lets some days that do not exist pass, such as February 30.
  return !Number.isNaN(ms) && new Date(ms).toISOString() === iso ? ms : null;
}

function inRange(ms: number, offset: number | null): Instant | null {
  return ms >= EARLIEST_MS && ms < LATEST_MS ? { ms, offset } : null;
}
