import { MAX_EVENT_TITLE_LENGTH } from "../contract/limits.ts";
import { eventSlug } from "../core/schedule/event-slug.ts";
import { identifySessions } from "../core/schedule/identify-sessions.ts";
import type { ParsedSchedule, ProgrammeField } from "../core/schedule/scheduled-session.ts";
import { capacitiesOf } from "./capacities.ts";
import { reportOddities } from "./oddities.ts";
import { dedupe, type PlacedSession, placeSession } from "./place-session.ts";
import { type InvalidSchedule, invalid, type SourceSchedule } from "./source-schedule.ts";
import { line, shorten } from "./text.ts";
import { findZone, readDateAndClock, readInstant, UTC, type Zone } from "./times.ts";
import type { Warnings } from "./warnings.ts";

export type ReadResult = { readonly kind: "schedule"; readonly schedule: ParsedSchedule } | InvalidSchedule;

const MAX_SESSIONS = 5_000;

/** Says what the words of a file mean for the sessions of an event. */
export function toSchedule(source: SourceSchedule, eventId: string, warnings: Warnings): ReadResult {
  const count = source.days.reduce((sum, day) => sum + day.events.length, 0);
  if (count > MAX_SESSIONS)
    return invalid("schedule", `${count} sessions, at most ${MAX_SESSIONS} can be imported at once`);
  const zone = zoneOf(source, warnings);
  const context = {
    eventId,
    zone: zone ?? UTC,
    dayChange: source.dayChange,
    capacities: capacitiesOf(source, warnings),
    warnings,
  };
  const placed = dedupe(
    source.days.flatMap((day) => day.events.flatMap((event) => placeSession(event, day, context) ?? [])),
    warnings,
  );
  if (placed.length === 0)
    return invalid("schedule", count === 0 ? "no sessions found" : `none of ${count} sessions is readable`);
  reportOddities(source, placed, zone, warnings);
  return {
    kind: "schedule",
    schedule: {
      conference: conferenceOf(source, placed, zone ?? UTC, zone && line(source.timeZone)),
      sessions: identifySessions(
        [],
        placed.map(({ session }) => session),
      ).sessions,
      silentOn: silentOn(placed),
      warnings: warnings.toList(),
    },
  };
}

function zoneOf(source: SourceSchedule, warnings: Warnings): Zone | null {
  const name = line(source.timeZone);
  const zone = name === null ? null : findZone(name);
  if (name === null) warnings.add("the file names no time zone");
  else if (zone === null) warnings.add(`"${shorten(name, 60)}" is not a known time zone`);
  return zone;
}

function conferenceOf(source: SourceSchedule, placed: PlacedSession[], zone: Zone, timeZone: string | null) {
  const [acronym, title] = [line(source.acronym), line(source.title)];
  const start = readInstant(source.start, zone) ?? readDateAndClock(source.start, "00:00", zone);
  const end = readInstant(source.end, zone) ?? readDateAndClock(source.end, "23:59", zone);
  const isUsable = start !== null && end !== null && start.ms < end.ms;
  return {
    eventId: (acronym && eventSlug(acronym)) || (title && eventSlug(title)) || null,
    title: title && shorten(title, MAX_EVENT_TITLE_LENGTH),
    timeZone,
    startsAt: isoOf(isUsable ? start.ms : Math.min(...placed.map((session) => session.start.ms))),
    endsAt: isoOf(isUsable ? end.ms : Math.max(...placed.map((session) => session.end))),
  };
}

/** By which names a file speaks of a field; rooms and times are part of every file's structure. */
const NAMES: [ProgrammeField, string[]][] = [
  ["title", ["title"]],
  ["abstract", ["abstract", "description"]],
  ["type", ["type"]],
  ["track", ["track"]],
  ["language", ["language"]],
  ["speakers", ["persons"]],
];

function silentOn(placed: PlacedSession[]): ProgrammeField[] {
  const mentioned = new Set(placed.flatMap(({ event }) => [...event.mentions]));
  return NAMES.flatMap(([field, names]) => (names.some((name) => mentioned.has(name)) ? [] : [field]));
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
