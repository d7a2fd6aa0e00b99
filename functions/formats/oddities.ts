import { DROP_IN_MS } from "../contract/limits.ts";
import type { PlacedSession } from "./place-session.ts";
import type { SourceDay, SourceSchedule } from "./sources/source-schedule.ts";
import { line } from "./text.ts";
import {
  clockOfFace,
  clockText,
  offsetText,
  readClock,
  readDateAndClock,
  readInstant,
} from "./times/instants.ts";
import { offsetIn, type Zone } from "./times/zone.ts";
import { quote, type Warnings } from "./warnings.ts";
import { whenText } from "./when-text.ts";

const MINUTE_MS = 60_000;
/** A night that lasts until morning belongs to the date on which it began. */
const MAX_DAY_MS = 30 * 60 * MINUTE_MS;

/** The zone of the file's times, and the zone in which the event shows them. */
interface Zones {
  readonly zone: Zone;
  readonly shown: Zone;
}

/** Reports what can be imported but may be a mistake that an organizer should check. */
export function reportOddities(
  source: SourceSchedule,
  placed: PlacedSession[],
  zones: Zones,
  warnings: Warnings,
): void {
  reportZones(placed, zones, warnings);
  reportOffsets(placed, zones.zone, warnings);
  reportClocks(placed, zones, warnings);
  reportUnknownRooms(source, placed, warnings);
  if (source.days.some(({ date, start }) => date !== null || start !== null))
    reportOutsideDays([...source.days, ...boundsOf(source)], placed, zones, warnings);
  reportOverlaps(placed, zones.shown, warnings);
}

function reportZones(placed: PlacedSession[], { zone, shown }: Zones, warnings: Warnings): void {
  if (placed.some(({ start: { ms } }) => offsetIn(zone, ms) !== offsetIn(shown, ms)))
    warnings.add(`The times in the file are in ${zone.name}. The event shows its times in ${shown.name}.`);
}

/** A time in UTC is the same moment in every zone. Any other offset should be the conference's. */
function reportOffsets(placed: PlacedSession[], zone: Zone, warnings: Warnings): void {
  for (const { session, start } of placed) {
    const { ms, offset } = start;
    if (offset === null || offset === 0 || offset === offsetIn(zone, ms)) continue;
    warnings.about(
      session.title,
      `the offset ${offsetText(offset)} is not the offset of ${zone.name} at that time`,
    );
  }
}

function reportClocks(placed: PlacedSession[], { zone, shown }: Zones, warnings: Warnings): void {
  for (const { start, event, session } of placed) {
    const clock = readClock(event.start);
    if (clock === null || start.offset === null) continue;
    const written = clockOfFace(start.ms + start.offset * MINUTE_MS);
    const local = clockOfFace(zone.faceAt(start.ms));
    if (clock === local) continue;
    const when = whenText(start.ms, shown);
    if (clock !== written)
      warnings.about(
        session.title,
        `its clock says ${clockText(clock)}, but its date says ${when}, so the date is used`,
      );
    else if (start.offset === 0)
      warnings.about(
        session.title,
        `its time is marked as UTC, which is wrong if the time in ${zone.name} is meant`,
      );
  }
}

function reportUnknownRooms(source: SourceSchedule, placed: PlacedSession[], warnings: Warnings): void {
  if (source.rooms === null || source.rooms.length === 0) return;
  const listed = new Set(source.rooms.map(({ name }) => line(name)));
  const used = new Set(placed.flatMap(({ event }) => line(event.room) ?? []));
  for (const room of used)
    if (!listed.has(room)) warnings.add(`Room ${quote(room)} is not among the conference's rooms.`);
}

/** A conference may begin and end on days for which the file lists nothing. */
function boundsOf({ start, end }: SourceSchedule): SourceDay[] {
  const dates = [start, end].filter((text) => text !== null && !text.trim().includes("T"));
  return dates.map((date) => ({ date, start: null, end: null, events: [] }));
}

function reportOutsideDays(
  days: SourceDay[],
  placed: PlacedSession[],
  zones: Zones,
  warnings: Warnings,
): void {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of days) {
    const midnight = readDateAndClock(day.date, "00:00", zones.zone)?.ms;
    const start = readInstant(day.start, zones.zone)?.ms ?? midnight;
    const end =
      readInstant(day.end, zones.zone)?.ms ?? (midnight === undefined ? undefined : midnight + MAX_DAY_MS);
    if (start === undefined || end === undefined) continue;
    [first, last] = [Math.min(first, start), Math.max(last, end)];
  }
  if (first >= last) return;
  for (const { session, start, end } of placed) {
    if (start.ms >= first && end <= last) continue;
    const when = whenText(start.ms, zones.shown);
    warnings.add(`Session ${quote(session.title)} on ${when} is not on a day of the conference.`);
  }
}

function reportOverlaps(placed: PlacedSession[], zone: Zone, warnings: Warnings): void {
  const latest = new Map<string, PlacedSession>();
  for (const next of placed.toSorted((a, b) => a.start.ms - b.start.ms)) {
    const room = next.session.room;
    if (room === null || next.end - next.start.ms >= DROP_IN_MS) continue;
    const previous = latest.get(room);
    if (previous && next.start.ms < previous.end) {
      warnings.add(
        `Sessions ${quote(previous.session.title)} and ${quote(next.session.title)} overlap in room ${quote(room, 60)} on ${whenText(next.start.ms, zone)}.`,
      );
    }
    if (!previous || next.end > previous.end) latest.set(room, next);
  }
}
