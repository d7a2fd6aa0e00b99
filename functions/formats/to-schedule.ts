import { foldText } from "../contract/fold-text.ts";
import { MAX_EVENT_TITLE_LENGTH } from "../contract/limits.ts";
import { eventSlug } from "../core/programme/schedule/event-slug.ts";
import { identifySessions } from "../core/programme/schedule/identify-sessions.ts";
import type { ParsedSchedule, ProgrammeField } from "../core/programme/schedule/scheduled-session.ts";
import { capacitiesOf } from "./capacities.ts";
import { reportOddities } from "./oddities.ts";
import { dedupe, type PlacedSession, placeSession } from "./place-session.ts";
import { type InvalidSchedule, invalid, type SourceSchedule } from "./sources/source-schedule.ts";
import { line, shorten } from "./text.ts";
import { chooseZone, type FallbackZones } from "./times/choose-zone.ts";
import { threePartsOf } from "./times/durations.ts";
import { readDateAndClock, readInstant } from "./times/instants.ts";
import { findZone, type Zone } from "./times/zone.ts";
import type { Warnings } from "./warnings.ts";

export type ReadResult = { readonly kind: "schedule"; readonly schedule: ParsedSchedule } | InvalidSchedule;

const MAX_SESSIONS = 5_000;
const NO_ZONE =
  "neither the file nor the event names the time zone of its times; name it, such as ?timeZone=Europe/Berlin";

/** Interprets the content of a file as the sessions of an event. */
export function toSchedule(
  source: SourceSchedule,
  eventId: string,
  fallback: FallbackZones,
  warnings: Warnings,
): ReadResult {
  const count = source.days.reduce((sum, day) => sum + day.events.length, 0);
  if (count > MAX_SESSIONS)
    return invalid(
      "schedule",
      `the file has ${count} sessions; at most ${MAX_SESSIONS} can be imported at once`,
    );
  if (count === 0) return nothingIn("the file has no sessions", warnings);
  const zone = chooseZone(source, fallback, warnings);
  if (zone === null) return invalid("timeZone", NO_ZONE);
  const durations = source.days.flatMap(({ events }) => events.map(({ duration }) => duration));
  const context = {
    eventId,
    zone,
    dayChange: source.dayChange,
    threeParts: threePartsOf(durations),
    capacities: capacitiesOf(source, warnings),
    warnings,
  };
  const placed = dedupe(
    source.days.flatMap((day) => day.events.flatMap((event) => placeSession(event, day, context) ?? [])),
    warnings,
  );
  if (placed.length === 0) return nothingIn(`none of the ${count} sessions can be read`, warnings);
  const shown = (fallback.event && findZone(fallback.event)) || zone;
  reportOddities(source, placed, { zone, shown }, warnings);
  return {
    kind: "schedule",
    schedule: {
      conference: conferenceOf(source, placed, zone),
      sessions: identifySessions(
        [],
        placed.map(({ session }) => session),
      ).sessions,
      silentOn: silentOn(placed),
      warnings: warnings.toList(),
    },
  };
}

/** The warnings say why each session was omitted. */
function nothingIn(message: string, warnings: Warnings): InvalidSchedule {
  const reasons = warnings.toList().map((reason) => ({ path: "schedule", message: reason }));
  return { kind: "invalid", errors: [{ path: "schedule", message }, ...reasons] };
}

function conferenceOf(source: SourceSchedule, placed: PlacedSession[], zone: Zone) {
  const [acronym, title] = [line(source.acronym), line(source.title)];
  const start = readInstant(source.start, zone) ?? readDateAndClock(source.start, "00:00", zone);
  const end = readInstant(source.end, zone) ?? readDateAndClock(source.end, "23:59", zone);
  const isUsable = start !== null && end !== null && start.ms < end.ms;
  return {
    eventId: (acronym && eventSlug(foldText(acronym))) || (title && eventSlug(foldText(title))) || null,
    title: title && shorten(title, MAX_EVENT_TITLE_LENGTH),
    timeZone: zone.name,
    startsAt: isoOf(isUsable ? start.ms : Math.min(...placed.map((session) => session.start.ms))),
    endsAt: isoOf(isUsable ? end.ms : Math.max(...placed.map((session) => session.end))),
  };
}

/** The names that files use for each field. Rooms and times are part of every file's structure. */
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
  const unread = placed.filter(({ event }) => event.persons.length > 0);
  const isAnyoneRead = placed.some(({ session }) => session.speakers.length > 0);
  // Speakers with unreadable names must not be taken for an empty list.
  if (unread.length > 0 && !isAnyoneRead) mentioned.delete("persons");
  return NAMES.flatMap(([field, names]) => (names.some((name) => mentioned.has(name)) ? [] : [field]));
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
