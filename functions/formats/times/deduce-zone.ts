import type { SourceDay, SourceEvent } from "../sources/source-schedule.ts";
import { clockOfFace, readClock, readInstant } from "./instants.ts";
import { findZone, offsetIn, UTC, type Zone } from "./zone.ts";

const HOUR_MS = 60 * 60_000;
const MINUTES_PER_DAY = 24 * 60;
const MAX_OFFSET_EAST_MINUTES = 14 * 60;
/** A session at night may be listed under the date on which the evening began. */
const MAX_DAY_MS = 36 * HOUR_MS;

/** Zones with many conferences, for offsets that no fixed zone has. The first match is used. */
const CANDIDATES =
  "Europe/Berlin Europe/London Europe/Athens America/New_York America/Chicago America/Denver America/Los_Angeles " +
  "America/Sao_Paulo America/Santiago America/Halifax America/St_Johns Asia/Kolkata Asia/Kathmandu Asia/Tehran Asia/Kabul " +
  "Asia/Yangon Australia/Sydney Australia/Adelaide Australia/Darwin Pacific/Auckland Pacific/Chatham Asia/Jerusalem " +
  "Africa/Cairo Atlantic/Azores Africa/Casablanca Australia/Lord_Howe Australia/Eucla Pacific/Marquesas";

interface Observed {
  readonly ms: number;
  /** Minutes east of Greenwich of the local clock time. */
  readonly offset: number;
  readonly day: SourceDay;
}

/**
 * Deduces the zone from the offsets of a file's times. It is null if they contradict each other or the days
 * of the file. Times that are all in UTC give UTC, though many tools convert everything to UTC.
 */
export function deduceZone(days: readonly SourceDay[]): Zone | null {
  const observed = days.flatMap((day) => day.events.flatMap((event) => observe(event, day) ?? []));
  if (observed.length === 0 || !observed.every(isOnItsDay)) return null;
  const zone = zonesFor(observed).find((each) =>
    observed.every(({ ms, offset }) => offsetIn(each, ms) === offset),
  );
  return zone && days.every((day) => beginsOnItsDate(day, zone)) ? zone : null;
}

function observe(event: SourceEvent, day: SourceDay): Observed | null {
  const instant = readInstant(event.date, UTC);
  if (instant === null || instant.offset === null) return null;
  const clock = readClock(event.start);
  // A time in UTC with a local clock time beside it reveals the local offset.
  const offset = instant.offset === 0 && clock !== null ? offsetOf(clock, instant.ms) : instant.offset;
  return { ms: instant.ms, offset, day };
}

function offsetOf(clock: number, ms: number): number {
  const east = (clock - clockOfFace(ms) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return east > MAX_OFFSET_EAST_MINUTES ? east - MINUTES_PER_DAY : east;
}

function isOnItsDay({ ms, offset, day }: Observed): boolean {
  const midnight = day.date === null ? Number.NaN : Date.parse(`${day.date.trim()}T00:00:00Z`);
  if (Number.isNaN(midnight)) return true;
  const since = ms + offset * 60_000 - midnight;
  return since >= 0 && since < MAX_DAY_MS;
}

function beginsOnItsDate({ date, start }: SourceDay, zone: Zone): boolean {
  const begins = readInstant(start, zone);
  if (begins === null || date === null) return true;
  return new Date(zone.faceAt(begins.ms)).toISOString().startsWith(date.trim());
}

function zonesFor(observed: readonly Observed[]): Zone[] {
  const offsets = [...new Set(observed.map(({ offset }) => offset))];
  const [first = 0] = offsets;
  if (offsets.length === 1 && first === 0) return [UTC];
  const isFixed = offsets.length === 1 && first % 60 === 0;
  // POSIX counts the hours of these zones to the west.
  const names = isFixed ? [`Etc/GMT${first > 0 ? "-" : "+"}${Math.abs(first) / 60}`] : CANDIDATES.split(" ");
  return names.flatMap((name) => findZone(name) ?? []);
}
