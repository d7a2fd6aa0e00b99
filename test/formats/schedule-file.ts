import { readSchedule } from "../../functions/formats/read-schedule.ts";
import type { FallbackZones } from "../../functions/formats/times/choose-zone.ts";

/** A schedule JSON file with one day; a test gives only what it is about. */
export function scheduleJson(
  rooms: Record<string, unknown>,
  conference: Record<string, unknown> = {},
  day: Record<string, unknown> = {},
): string {
  const days = [{ index: 1, date: "2026-03-28", ...day, rooms }];
  return JSON.stringify({
    schedule: { conference: { title: "Test days", time_zone_name: "Europe/Vienna", days, ...conference } },
  });
}

export function talk(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    guid: "a-talk",
    date: "2026-03-28T10:00:00+01:00",
    duration: "01:00",
    title: "A talk",
    ...fields,
  };
}

/** Returns the schedule, or throws an error with the refusal. */
export function read(file: string | Uint8Array, zones: FallbackZones = {}, contentType?: string) {
  const result = readSchedule(file, contentType, "test", zones);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.errors));
  return result.schedule;
}

export function readTalks(...talks: unknown[]) {
  return read(scheduleJson({ Hall: talks }));
}

export function firstOf<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error("nothing there");
  return first;
}
