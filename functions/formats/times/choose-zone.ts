import type { SourceSchedule } from "../sources/source-schedule.ts";
import { line } from "../text.ts";
import { quote, type Warnings } from "../warnings.ts";
import { deduceZone } from "./deduce-zone.ts";
import { findZone, type Zone } from "./zone.ts";

/** The zones for a file that names none: the event's zone, if there is an event, or else the request's. */
export interface FallbackZones {
  readonly event?: string | null | undefined;
  readonly asked?: string | null | undefined;
}

/** Finds the zone of a file's times. It is null if nothing shows it. */
export function chooseZone(source: SourceSchedule, fallback: FallbackZones, warnings: Warnings): Zone | null {
  const name = line(source.timeZone);
  const named = name === null ? null : findZone(name);
  if (named !== null) return named;
  const lack =
    name === null ? "The file names no time zone." : `The file's time zone ${quote(name, 60)} is not known.`;
  const known = (zone: string | null | undefined) => (zone ? findZone(zone) : null);
  const ofEvent = known(fallback.event);
  if (ofEvent !== null)
    return said(ofEvent, `${lack} Its times are read in the time zone of the event, ${ofEvent.name}.`);
  const asked = known(fallback.asked);
  if (asked !== null) return said(asked, `${lack} Its times are read in ${asked.name}, as you asked.`);
  const deduced = deduceZone(source.days);
  if (deduced === null) return null;
  return said(
    deduced,
    `${lack} ${deduced.name} is used, because it fits the offsets in the file. If the event is elsewhere, change its time zone.`,
  );

  function said(zone: Zone, message: string): Zone {
    warnings.add(message);
    return zone;
  }
}
