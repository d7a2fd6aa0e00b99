import type { PlacedSession } from "./place-session.ts";
import { quote } from "./programme-text.ts";
import type { SourceDay, SourceSchedule } from "./source-schedule.ts";
import { line } from "./text.ts";
import { clockOf, offsetText, readDateAndClock, readInstant, UTC, type Zone } from "./times.ts";
import type { Warnings } from "./warnings.ts";

const MINUTE_MS = 60_000;
/** A night that runs on until morning belongs to the date on which it began. */
const NIGHT_MS = 30 * 60 * MINUTE_MS;

/** Remarks on what can be imported as it is, but that an organizer may want to look at. */
export function reportOddities(
  source: SourceSchedule,
  placed: PlacedSession[],
  zone: Zone | null,
  warnings: Warnings,
): void {
  reportOffsets(source, placed, zone, warnings);
  reportUnknownRooms(source, placed, warnings);
  reportOutsideDays(source.days, placed, zone ?? UTC, warnings);
  reportOverlaps(placed, warnings);
}

function reportOffsets(
  source: SourceSchedule,
  placed: PlacedSession[],
  zone: Zone | null,
  warnings: Warnings,
): void {
  const offsets = new Set(placed.map(({ start }) => start.offset));
  const conference = readInstant(source.start, UTC)?.offset ?? null;
  if (offsets.has(null) && zone === null) warnings.add("times without an offset were read as UTC");
  if (conference !== null && !offsets.has(conference)) {
    const others = [...offsets].filter((offset) => offset !== null).map(offsetText);
    warnings.add(
      `the conference's times have the offset ${offsetText(conference)}, its sessions' ${others.slice(0, 5).join(", ")}`,
    );
  }
  const foreign = placed.filter(
    ({ start: { ms, offset } }) => zone && offset !== null && zone.toUtc(ms + offset * MINUTE_MS) !== ms,
  );
  if (foreign.length > 0)
    warnings.add(
      `${foreign.length} sessions have an offset that the conference's time zone does not have at that time`,
    );
  for (const { start, event, session } of placed) {
    const clock = line(event.start)?.slice(0, 5).padStart(5, "0");
    if (clock && start.offset !== null && clock !== clockOf({ ms: start.ms, offset: start.offset })) {
      warnings.add(
        `session ${quote(session.title)}: start says ${clock}, its date something else; the date is taken`,
      );
    }
  }
}

function reportUnknownRooms(source: SourceSchedule, placed: PlacedSession[], warnings: Warnings): void {
  if (source.rooms === null || source.rooms.length === 0) return;
  const listed = new Set(source.rooms.map(({ name }) => line(name)));
  const used = new Set(placed.flatMap(({ event }) => line(event.room) ?? []));
  for (const room of used)
    if (!listed.has(room)) warnings.add(`room ${quote(room)} is not among the conference's rooms`);
}

function reportOutsideDays(days: SourceDay[], placed: PlacedSession[], zone: Zone, warnings: Warnings): void {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of days) {
    const midnight = readDateAndClock(day.date, "00:00", zone)?.ms;
    const start = readInstant(day.start, zone)?.ms ?? midnight;
    const end = readInstant(day.end, zone)?.ms ?? (midnight === undefined ? undefined : midnight + NIGHT_MS);
    if (start === undefined || end === undefined) continue;
    [first, last] = [Math.min(first, start), Math.max(last, end)];
  }
  if (first >= last) return;
  for (const { session, start, end } of placed) {
    if (start.ms >= first && end <= last) continue;
    warnings.add(`session ${quote(session.title)} at ${session.startsAt} lies outside the conference's days`);
  }
}

function reportOverlaps(placed: PlacedSession[], warnings: Warnings): void {
  const latest = new Map<string, PlacedSession>();
  for (const next of placed.toSorted((a, b) => a.start.ms - b.start.ms)) {
    const room = next.session.room;
    if (room === null) continue;
    const previous = latest.get(room);
    if (previous && next.start.ms < previous.end) {
      warnings.add(
        `sessions ${quote(previous.session.title)} and ${quote(next.session.title)} overlap in room ${quote(room)}`,
      );
    }
    if (!previous || next.end > previous.end) latest.set(room, next);
  }
}
