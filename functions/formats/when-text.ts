import type { Zone } from "./times/zone.ts";

const FORMAT = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** Writes a time such as "Sat 8 May, 10:00", as the clocks of the zone show it. */
export function whenText(ms: number, zone: Zone): string {
  return FORMAT.format(zone.faceAt(ms));
}
