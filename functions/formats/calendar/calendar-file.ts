import ICAL from "ical.js";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { clockTime } from "./clock-time.ts";

/** A session as one person's calendar shows it. Times are ISO 8601 in UTC. */
export interface CalendarEntry {
  /** The same for ever, so that a later file changes this entry. */
  readonly uid: string;
  /** It grows with each change of what the entry says. */
  readonly sequence: number;
  readonly status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  readonly title: string;
  readonly description: string;
  readonly location: string | null;
  /** The page of the session. */
  readonly url: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Of the event: its people read its clocks. */
  readonly timeZone: string;
  /** When this state of the entry came about. */
  readonly changedAt: string;
  /** Mail programs take a request only if it says who asks whom (RFC 5546). */
  readonly invitation?: { readonly organizer: string; readonly attendee: string };
}

export interface CalendarFile {
  readonly name: string;
  /** `REQUEST` and `CANCEL` belong to mails, which have one entry. */
  readonly method: "PUBLISH" | "REQUEST" | "CANCEL";
  /** Calendars that follow a feed ask again after this long. @default - it is not a feed */
  readonly refreshMinutes?: number;
  readonly entries: readonly CalendarEntry[];
}

/** Lines have at most 75 bytes, and a folded one begins with a space that is not counted here. */
ICAL.foldLength = 74;

const PRODUCT = "-//session-rsvp//calendar//EN";

/** Writes a calendar file (RFC 5545). The same input gives the same text, so its digest is an entity tag. */
export function calendarText({ name, method, refreshMinutes, entries }: CalendarFile): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", PRODUCT);
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", method);
  for (const property of ["name", "x-wr-calname"]) addText(calendar, property, name);
  if (refreshMinutes !== undefined) addRefresh(calendar, refreshMinutes);
  const blocks = new Map(entries.map(({ timeZone }) => [zoneId(timeZone), timeZone]));
  for (const [id, timeZone] of blocks) if (id !== null) calendar.addSubcomponent(zoneComponent(timeZone));
  for (const entry of entries) calendar.addSubcomponent(eventComponent(entry));
  return `${calendar.toString()}\r\n`;
}

function addRefresh(calendar: ICAL.Component, minutes: number): void {
  const interval = ICAL.Duration.fromSeconds(minutes * 60);
  const property = new ICAL.Property("refresh-interval", calendar);
  property.resetType("duration");
  property.setValue(interval);
  calendar.addProperty(property);
  // Outlook's name for it, without a type.
  calendar.addPropertyWithValue("x-published-ttl", interval.toString());
}

/** The name under which a file describes a zone, which is not one of its older names. UTC needs no description. */
function zoneId(timeZone: string): string | null {
  const id = tzlib_get_ical_block(timeZone)[1]?.replace("TZID=", "");
  return id === undefined || id === "Etc/UTC" ? null : id;
}

const zoneComponent = (timeZone: string): ICAL.Component =>
  ICAL.Component.fromString(tzlib_get_ical_block(timeZone)[0] ?? "");

function eventComponent(entry: CalendarEntry): ICAL.Component {
  const component = new ICAL.Component("vevent");
  const { uid, sequence, status, title, description, location, url, startsAt, endsAt, changedAt } = entry;
  const { timeZone } = entry;
  component.addPropertyWithValue("uid", uid);
  component.addPropertyWithValue("sequence", sequence);
  component.addPropertyWithValue("status", status);
  for (const stamp of ["dtstamp", "last-modified"]) addTime(component, stamp, changedAt, "UTC");
  addTime(component, "dtstart", startsAt, timeZone);
  addTime(component, "dtend", endsAt, timeZone);
  addText(component, "summary", title);
  addText(component, "description", description);
  if (location !== null) addText(component, "location", location);
  if (url !== null) component.addPropertyWithValue("url", url);
  if (entry.invitation !== undefined) addInvitation(component, entry.invitation);
  return component;
}

/** The seat is taken already, so nobody has to answer. */
function addInvitation(
  component: ICAL.Component,
  { organizer, attendee }: NonNullable<CalendarEntry["invitation"]>,
): void {
  component.addPropertyWithValue("organizer", `mailto:${organizer}`);
  const invited = component.addPropertyWithValue("attendee", `mailto:${attendee}`);
  invited.setParameter("partstat", "ACCEPTED");
  invited.setParameter("rsvp", "FALSE");
}

function addTime(component: ICAL.Component, name: string, at: string, timeZone: string): void {
  const zone = zoneId(timeZone);
  const clock = zone === null ? null : clockTime(at, timeZone);
  const property = new ICAL.Property(name, component);
  if (zone !== null && clock !== null) {
    property.setValue(ICAL.Time.fromDateTimeString(clock));
    property.setParameter("tzid", zone);
  } else property.setValue(ICAL.Time.fromJSDate(new Date(at), true));
  component.addProperty(property);
}

/** A file has no control characters but the ends of its lines. */
function addText(component: ICAL.Component, name: string, text: string): void {
  const property = new ICAL.Property(name, component);
  property.resetType("text");
  property.setValue(text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, ""));
  component.addProperty(property);
}
