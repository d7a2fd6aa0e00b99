import ICAL from "ical.js";
import { offsetText } from "../times/instants.ts";
import { findZone, offsetIn, UTC, type Zone } from "../times/zone.ts";
import { propertyOf, textOf, zoneIdOf } from "./calendar-values.ts";

/** Writes a calendar's times as the other formats do: in its own zone, or with an offset. */
export class CalendarTimes {
  /** The zone of the calendar, or the one that most of its events use. */
  readonly zoneName: string | null;
  readonly #zone: Zone;
  readonly #defined: ReadonlyMap<string, ICAL.Timezone>;

  constructor(calendar: ICAL.Component) {
    const said = textOf(calendar, "x-wr-timezone");
    this.#defined = new Map(calendar.getAllSubcomponents("vtimezone").flatMap(definitionOf));
    this.zoneName = said !== null && findZone(said) ? said : usualZoneOf(calendar);
    this.#zone = (this.zoneName && findZone(this.zoneName)) || UTC;
  }

  /** `lasts` is in ms. */
  textsOf(
    time: ICAL.Time,
    zoneId: string | null,
    lasts: number | null,
  ): { date: string; end: string | null } {
    const ms = this.msOf(time, zoneId);
    const text = (at: number) => {
      if (this.#isFloating(time, zoneId)) return isoOf(ms0(time) + (at - ms)).slice(0, 19);
      const offset = this.#offsetAt(time, zoneId, ms);
      return `${isoOf(at + offset * 60_000).slice(0, 19)}${offset === 0 ? "Z" : offsetText(offset)}`;
    };
    return { date: text(ms), end: lasts === null ? null : text(ms + lasts) };
  }

  /** Milliseconds since 1970. */
  msOf(time: ICAL.Time, zoneId: string | null): number {
    const face = ms0(time);
    if (time.zone?.tzid === "UTC") return face;
    const zone = zoneOf(zoneId);
    if (zone !== null) return zone.toUtc(face);
    const defined = this.#defined.get(zoneId ?? "");
    return defined ? face - defined.utcOffset(time) * 1_000 : this.#zone.toUtc(face);
  }

  #offsetAt(time: ICAL.Time, zoneId: string | null, ms: number): number {
    if (time.zone?.tzid === "UTC") return 0;
    const zone = zoneOf(zoneId);
    return zone ? offsetIn(zone, ms) : Math.round((ms0(time) - ms) / 60_000);
  }

  /** A time without a zone is in the event's zone, which is found out later. */
  #isFloating(time: ICAL.Time, zoneId: string | null): boolean {
    if (time.zone?.tzid === "UTC") return false;
    return zoneOf(zoneId) === null && !this.#defined.has(zoneId ?? "");
  }
}

function definitionOf(component: ICAL.Component): [string, ICAL.Timezone][] {
  const tzid = textOf(component, "tzid");
  const rules = component.getAllSubcomponents().map((part) => propertyOf(part, "rrule"));
  // The parser would expand any rule that is not yearly into every second up to a distant year.
  const isSafe = rules.every((rule) => !rule || (rule instanceof ICAL.Recur && rule.freq === "YEARLY"));
  return tzid !== null && isSafe ? [[tzid, new ICAL.Timezone({ component, tzid })]] : [];
}

function usualZoneOf(calendar: ICAL.Component): string | null {
  const counts = new Map<string, number>();
  for (const event of calendar.getAllSubcomponents("vevent")) {
    const name = zoneOf(zoneIdOf(event.getFirstProperty("dtstart")))?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Some files have a path before the name: "/example.org/Europe/Berlin". */
function zoneOf(id: string | null): Zone | null {
  if (id === null) return null;
  return findZone(id) ?? findZone(id.split("/").slice(-2).join("/"));
}

/** The clock time in ms, as if it were UTC. */
function ms0({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
