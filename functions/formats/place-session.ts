import { MAX_LENGTH } from "../contract/limits.ts";
import type { ScheduledSession } from "../core/programme/schedule/scheduled-session.ts";
import { readCapacity, unclearCapacity } from "./capacities.ts";
import { readProgrammeText } from "./programme-text.ts";
import { sourceOf } from "./session-token.ts";
import type { SourceDay, SourceEvent } from "./sources/source-schedule.ts";
import { line, shorten } from "./text.ts";
import { readDuration, type ThreeParts } from "./times/durations.ts";
import { type Instant, readClock, readDateAndClock, readInstant } from "./times/instants.ts";
import type { Zone } from "./times/zone.ts";
import { quote, type Warnings } from "./warnings.ts";

const DAY_MS = 24 * 60 * 60_000;
const MAX_DURATION_MS = 31 * DAY_MS;
const ASSUMED_DURATION_MS = 30 * 60_000;

export interface PlacementContext {
  eventId: string;
  zone: Zone;
  dayChange: string | null;
  threeParts: ThreeParts;
  capacities: ReadonlyMap<string, number>;
  warnings: Warnings;
}

/** A session together with what the file said about it. */
export interface PlacedSession {
  session: ScheduledSession;
  event: SourceEvent;
  start: Instant;
  /** Milliseconds since 1970. */
  end: number;
}

/** Returns null, with a warning, if an event has no time or nothing that identifies it. */
export function placeSession(
  event: SourceEvent,
  day: SourceDay,
  context: PlacementContext,
): PlacedSession | null {
  const { warnings } = context;
  const names = [event.title, event.slug, event.guid, event.id];
  const named =
    names.map((name) => line(name && shorten(name, MAX_LENGTH.title))).find(Boolean) ?? "untitled";
  const source = sourceOf(event);
  if (source === null) return leaveOut(named, "there is no guid, id or slug", warnings);
  const start = readStart(event, day, context);
  if (start === null) return leaveOut(named, "the start cannot be read", warnings);
  const end = endOf(event, start, named, context);
  const capacity = capacityOf(event, named, context);
  const session = {
    sessionId: `${context.eventId}.${source.token}`,
    source,
    ...readProgrammeText(event, named, warnings),
    startsAt: new Date(start.ms).toISOString(),
    endsAt: new Date(end).toISOString(),
    ...(capacity === undefined ? {} : { capacity }),
  };
  return { session, event, start, end };
}

/** Entries with the same name, start, room and title are one session. */
export function dedupe(placed: PlacedSession[], warnings: Warnings): PlacedSession[] {
  const seen = new Set<string>();
  return placed.filter(({ session: { source, startsAt, room, title } }) => {
    const text = JSON.stringify([source?.name, startsAt, room, title]);
    const isNew = !seen.has(text);
    seen.add(text);
    if (!isNew) leaveOut(title, "it is in the file twice", warnings);
    return isNew;
  });
}

/** Old files give only the day and the clock time. */
function readStart(
  event: SourceEvent,
  day: SourceDay,
  { zone, dayChange }: PlacementContext,
): Instant | null {
  const instant = readInstant(event.date, zone);
  if (instant !== null || event.start === null) return instant;
  const [clock, change] = [readClock(event.start), readClock(dayChange)];
  const isAfterMidnight = clock !== null && change !== null && clock < change;
  return readDateAndClock(event.date ?? day.date, event.start, zone, isAfterMidnight ? 1 : 0);
}

function endOf(event: SourceEvent, start: Instant, named: string, context: PlacementContext): number {
  const { warnings, zone, threeParts } = context;
  const end = readInstant(event.end, zone)?.ms ?? null;
  const lasts = end === null ? readDuration(event.duration, threeParts) : end - start.ms;
  if (lasts === null || lasts <= 0 || lasts > MAX_DURATION_MS) {
    warnings.about(named, `${unusableEnd(event)}, so 30 minutes are assumed`);
    return start.ms + ASSUMED_DURATION_MS;
  }
  if (lasts > DAY_MS) warnings.about(named, "the length is over a day");
  return start.ms + lasts;
}

function unusableEnd({ end, duration }: SourceEvent): string {
  const [endText, durationText] = [line(end), line(duration)];
  if (endText !== null) return `the end ${quote(endText)} is not usable`;
  return durationText === null
    ? "there is no end and no duration"
    : `the duration ${quote(durationText)} is not usable`;
}

function capacityOf(event: SourceEvent, named: string, context: PlacementContext): number | undefined {
  const own = readCapacity(event.capacity);
  if (own === "unclear") context.warnings.about(named, unclearCapacity(event.capacity));
  return typeof own === "number" ? own : context.capacities.get(line(event.room) ?? "");
}

function leaveOut(named: string, reason: string, warnings: Warnings): null {
  warnings.leaveOut(named, reason);
  return null;
}
