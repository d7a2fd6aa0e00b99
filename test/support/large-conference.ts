import { existsSync, readFileSync } from "node:fs";
import { shiftDates } from "../../local/demo/shift-dates.ts";
import type { Service } from "../../local/service.ts";
import { call } from "./api.ts";
import { importWhole } from "./import-whole.ts";

const REAL = new URL("../../../shared/data/39c3.schedule.json", import.meta.url);
const DAY_MS = 86_400_000;

interface ScheduleDocument {
  readonly schedule: { readonly conference: { readonly acronym: string; readonly start: string } };
}

interface MadeSession {
  date: string;
  start: string;
  duration: string;
  readonly title: string;
}

/** A schedule of which a test may change sessions. */
export interface MadeSchedule extends ScheduleDocument {
  readonly schedule: {
    readonly conference: ScheduleDocument["schedule"]["conference"] & {
      readonly days: readonly { readonly rooms: Readonly<Record<string, MadeSession[]>> }[];
    };
  };
}

export interface LargeConference {
  readonly eventId: string;
  readonly sessions: number;
}

/**
 * Imports 39C3, moved to begin the day after tomorrow; without its schedule, a generated one of that size.
 */
export async function importLargeConference(service: Service): Promise<LargeConference> {
  const document = existsSync(REAL)
    ? (JSON.parse(readFileSync(REAL, "utf8")) as ScheduleDocument)
    : madeSchedule();
  const { acronym, start } = document.schedule.conference;
  const body = shiftDates(document, start, new Date(Date.now() + 2 * DAY_MS));
  const token = await service.token("organizer", ["organizer"]);
  const path = `/api/events/${acronym}/schedule`;
  const imported = await importWhole(() => call(service, "PUT", path, { token, body }));
  if (imported.status >= 300) throw new Error(`The import answered ${imported.status}: ${imported.text}`);
  const { body: listed } = await call(service, "GET", `/api/events/${acronym}/sessions`);
  return { eventId: acronym, sessions: listed.sessions.length };
}

const DAY_COUNT = 4;
const ROOM_COUNT = 28;
const HOURS_PER_DAY = 8;
const SUBJECTS = [
  "Hardware",
  "Networks",
  "Ropes",
  "Archives",
  "Maps",
  "Radio",
  "Gardens",
  "Kernels",
  "Quilts",
];

/** This gives nine hundred sessions, less four. */
export function madeSchedule(): MadeSchedule {
  const roomNames = Array.from(
    { length: ROOM_COUNT },
    (_, index) => `Hall ${String.fromCharCode(65 + (index % 26))}${index}`,
  );
  const sessionOf = (day: number, room: number, hour: number) => {
    const id = (day * ROOM_COUNT + room) * HOURS_PER_DAY + hour;
    const subject = SUBJECTS[id % SUBJECTS.length];
    const start = `${String(10 + hour).padStart(2, "0")}:00`;
    return {
      guid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
      id,
      date: `2025-12-${27 + day}T${start}:00+01:00`,
      start,
      duration: "00:45",
      room: roomNames[room],
      title: `${subject} and what they have taught us, part ${id}`,
      track: subject,
      type: "Talk",
      language: "en",
      abstract: `All about ${subject}. `.repeat(40),
      persons: [{ id, public_name: `Speaker ${id}` }],
    };
  };
  const days = Array.from({ length: DAY_COUNT }, (_, day) => ({
    index: day + 1,
    date: `2025-12-${27 + day}`,
    day_start: `2025-12-${27 + day}T10:00:00+01:00`,
    day_end: `2025-12-${27 + day}T19:00:00+01:00`,
    rooms: Object.fromEntries(
      roomNames.map((name, room) => [
        name,
        Array.from({ length: HOURS_PER_DAY }, (_, hour) => sessionOf(day, room, hour)),
      ]),
    ),
  }));
  const conference = {
    acronym: "made-large",
    title: "A large conference",
    start: "2025-12-27T10:00:00+01:00",
    end: "2025-12-30T19:00:00+01:00",
    daysCount: DAY_COUNT,
    timeslot_duration: "00:15",
    time_zone_name: "Europe/Berlin",
    rooms: roomNames.map((name) => ({ name, capacity: 100 })),
    days,
  };
  return { schedule: { version: "1", conference } } as unknown as MadeSchedule;
}
