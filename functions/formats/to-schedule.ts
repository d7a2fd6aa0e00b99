import { MAX_EVENT_TITLE_LENGTH } from "../contract/limits.ts";
import { eventSlug } from "../core/schedule/event-slug.ts";
import type { ParsedSchedule, ProgrammeField, ScheduledSession } from "../core/schedule/scheduled-session.ts";
import { capacitiesOf } from "./capacities.ts";
import { reportOddities } from "./oddities.ts";
import { dedupe, type PlacedSession, placeSession } from "./place-session.ts";
import type { ScheduleError, SourceSchedule } from "./source-schedule.ts";
import { line, shorten } from "./text.ts";
import { findZone, type Instant, readDateAndClock, readInstant, UTC, type Zone } from "./times.ts";
import type { Warnings } from "./warnings.ts";

export type ReadResult =
  | { kind: "schedule"; schedule: ParsedSchedule }
  | { kind: "invalid"; errors: ScheduleError[] };

const MAX_SESSIONS = 5_000;

/** Says what the words of a file mean for the sessions of an event. */
export function toSchedule(source: SourceSchedule, eventId: string, warnings: Warnings): ReadResult {
  const count = source.days.reduce((sum, day) => sum + day.events.length, 0);
  if (count > MAX_SESSIONS)
    return invalid(`${count} sessions, at most ${MAX_SESSIONS} can be imported at once`);
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
    return invalid(count === 0 ? "no sessions found" : `none of ${count} sessions is readable`);
  reportOddities(source, placed, zone, warnings);
  const sessions = placed.map(({ session }) => session);
  return {
    kind: "schedule",
    schedule: {
      conference: conferenceOf(source, sessions, zone ?? UTC, zone && line(source.timeZone)),
      sessions,
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

function conferenceOf(
  source: SourceSchedule,
  sessions: ScheduledSession[],
  zone: Zone,
  timeZone: string | null,
) {
  const [acronym, title] = [line(source.acronym), line(source.title)];
  const starts = sessions.map(({ startsAt }) => startsAt).sort();
  const ends = sessions.map(({ endsAt }) => endsAt).sort();
  const startsAt = isoOf(readInstant(source.start, zone) ?? readDateAndClock(source.start, "00:00", zone));
  const endsAt = isoOf(readInstant(source.end, zone) ?? readDateAndClock(source.end, "23:59", zone));
  const usable = startsAt !== null && endsAt !== null && startsAt < endsAt;
  return {
    eventId: (acronym && eventSlug(acronym)) || (title && eventSlug(title)) || null,
    title: title && shorten(title, MAX_EVENT_TITLE_LENGTH),
    timeZone,
    startsAt: usable ? startsAt : (starts[0] ?? null),
    endsAt: usable ? endsAt : (ends.at(-1) ?? null),
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

function isoOf(instant: Instant | null): string | null {
  return instant && new Date(instant.ms).toISOString();
}

function invalid(message: string): ReadResult {
  return { kind: "invalid", errors: [{ path: "schedule", message }] };
}
