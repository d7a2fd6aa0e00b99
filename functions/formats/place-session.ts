import type { ScheduledSession } from "../core/schedule/scheduled-session.ts";
import { quote, readProgrammeText } from "./programme-text.ts";
import { sourceOf } from "./session-token.ts";
import type { SourceDay, SourceEvent } from "./source-schedule.ts";
import { line } from "./text.ts";
import { type Instant, readDateAndClock, readDuration, readInstant, type Zone } from "./times.ts";
import type { Warnings } from "./warnings.ts";

const DAY_MS = 24 * 60 * 60_000;
const ASSUMED_DURATION_MS = 30 * 60_000;

export interface PlacementContext {
  eventId: string;
  zone: Zone;
  dayChange: string | null;
  capacities: ReadonlyMap<string, number>;
  warnings: Warnings;
}

/** A session beside what the file said of it. */
export interface PlacedSession {
  session: ScheduledSession;
  event: SourceEvent;
  start: Instant;
  /** Milliseconds since 1970. */
  end: number;
}

/** Null, with a warning, where an event has nothing to know it by or no time. */
export function placeSession(
  event: SourceEvent,
  day: SourceDay,
  context: PlacementContext,
): PlacedSession | null {
  const { warnings } = context;
  const names = [event.title, event.slug, event.guid, event.id];
  const named = quote(names.map(line).find(Boolean) ?? "untitled");
  const source = sourceOf(event);
  if (source === null) return leaveOut(named, "it has neither guid nor id nor slug", warnings);
  const start = readStart(event, day, context);
  if (start === null) return leaveOut(named, "its start cannot be read", warnings);
  const end = start.ms + durationOf(event, named, warnings);
  const capacity = context.capacities.get(line(event.room) ?? "");
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

/** What stands in the file twice, with the same name, start, room and title, is one session. */
export function dedupe(placed: PlacedSession[], warnings: Warnings): PlacedSession[] {
  const seen = new Set<string>();
  return placed.filter(({ session: { source, startsAt, room, title } }) => {
    const text = JSON.stringify([source?.name, startsAt, room, title]);
    const isNew = !seen.has(text);
    seen.add(text);
    if (!isNew) leaveOut(quote(title), "it stands in the file twice", warnings);
    return isNew;
  });
}

/** Early writers gave only the day and the clock. */
function readStart(event: SourceEvent, day: SourceDay, context: PlacementContext): Instant | null {
  const { zone, dayChange } = context;
  const instant = readInstant(event.date, zone);
  if (instant !== null || event.start === null) return instant;
  const start = readDateAndClock(event.date ?? day.date, event.start, zone);
  const isAfterMidnight = dayChange !== null && event.start.padStart(5, "0") < dayChange.padStart(5, "0");
  return start && isAfterMidnight ? { ...start, ms: start.ms + DAY_MS } : start;
}

function durationOf(event: SourceEvent, named: string, warnings: Warnings): number {
  const duration = readDuration(event.duration);
  if (duration === null) {
    const said = quote(line(event.duration) ?? "");
    warnings.add(`session ${named}: duration ${said} is not usable, 30 minutes assumed`);
    return ASSUMED_DURATION_MS;
  }
  if (duration > DAY_MS) warnings.add(`session ${named} lasts more than a day`);
  return duration;
}

function leaveOut(named: string, reason: string, warnings: Warnings): null {
  warnings.add(`session ${named} left out: ${reason}`);
  return null;
}
