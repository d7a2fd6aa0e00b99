import ICAL from "ical.js";
import { line } from "../text.ts";
import type { Warnings } from "../warnings.ts";
import { repeatsOf } from "./calendar-repeats.ts";
import { CalendarTimes } from "./calendar-times.ts";
import { propertyOf, textOf, zoneIdOf } from "./calendar-values.ts";
import { invalid, type SourceEvent, type SourceResult } from "./source-schedule.ts";

/** Reads iCalendar (RFC 5545). It has no speakers or languages, so an import keeps those of the event. */
export function readCalendar(text: string, warnings: Warnings): SourceResult {
  const calendar = parse(text, warnings);
  if (typeof calendar === "string") return invalid("calendar", `the file is not iCalendar: ${calendar}`);
  const times = new CalendarTimes(calendar);
  const components = calendar.getAllSubcomponents("vevent");
  const overridden = new Set(components.flatMap((each) => slotOf(each) ?? []));
  const events = components.flatMap((component) => {
    const title = line(textOf(component, "summary")) ?? "untitled";
    try {
      return readEvent(component, title, times, overridden, warnings);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      warnings.leaveOut(title, `it cannot be read (${error.message})`);
      return [];
    }
  });
  return {
    kind: "source",
    source: {
      acronym: null,
      title: textOf(calendar, "name") ?? textOf(calendar, "x-wr-calname"),
      start: null,
      end: null,
      timeZone: times.zoneName,
      dayChange: null,
      rooms: null,
      days: [{ date: null, start: null, end: null, events }],
    },
  };
}

function parse(text: string, warnings: Warnings): ICAL.Component | string {
  try {
    const parsed: unknown = ICAL.parse(text);
    // A file with several calendars is parsed to a list. Only the first one counts.
    const all: unknown[] = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
    if (all.length > 1)
      warnings.add(`There are ${all.length} calendars in the file. Only the first one is read.`);
    const [first] = all;
    return Array.isArray(first) && first.length > 0
      ? new ICAL.Component(first)
      : "there is no calendar in it";
  } catch (error) {
    // The parser throws errors of several classes, and overflows the stack if components nest too deeply.
    return error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "unreadable";
  }
}

function readEvent(
  component: ICAL.Component,
  title: string,
  times: CalendarTimes,
  overridden: ReadonlySet<string>,
  warnings: Warnings,
): SourceEvent[] {
  if (/^cancelled$/i.test(textOf(component, "status") ?? "")) {
    warnings.leaveOut(title, "the calendar says that it is cancelled");
    return [];
  }
  const first = propertyOf(component, "dtstart");
  if (!(first instanceof ICAL.Time)) {
    warnings.leaveOut(title, "the start cannot be read");
    return [];
  }
  const lasts = durationOf(component, first, times);
  const uid = textOf(component, "uid");
  return repeatsOf(component, first, title, warnings)
    .filter((time) => component.hasProperty("recurrence-id") || !overridden.has(`${uid} ${time}`))
    .map((time) => ({
      ...programmeOf(component),
      ...times.textsOf(time, zoneIdOf(component.getFirstProperty("dtstart")), lasts),
    }));
}

function programmeOf(component: ICAL.Component) {
  const uid = textOf(component, "uid");
  const tracks = component.getFirstProperty("categories")?.getValues() ?? [];
  return {
    guid: uid,
    id: null,
    slug: uid === null ? textOf(component, "summary") : null,
    start: null,
    duration: null,
    room: textOf(component, "location"),
    title: textOf(component, "summary"),
    abstract: null,
    description: textOf(component, "description"),
    type: null,
    track: tracks.filter((track) => typeof track === "string").join(", ") || null,
    language: null,
    capacity: null,
    persons: [],
    mentions: new Set(["title", "description", ...(tracks.length > 0 ? ["track"] : [])]),
  };
}

/** The result is in ms, or null if the calendar gives neither an end nor a duration. */
function durationOf(component: ICAL.Component, start: ICAL.Time, times: CalendarTimes): number | null {
  const end = propertyOf(component, "dtend");
  const startZone = zoneIdOf(component.getFirstProperty("dtstart"));
  if (end instanceof ICAL.Time)
    return times.msOf(end, zoneIdOf(component.getFirstProperty("dtend"))) - times.msOf(start, startZone);
  const duration = propertyOf(component, "duration");
  if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1_000;
  return start.isDate ? 24 * 60 * 60_000 : null;
}

function slotOf(component: ICAL.Component): string | null {
  const time = propertyOf(component, "recurrence-id");
  return time ? `${textOf(component, "uid")} ${time}` : null;
}
