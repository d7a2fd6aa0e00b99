import type { Warnings } from "../warnings.ts";
import { type Fields, isFields, objectsOf, personName, translated, word } from "./json-fields.ts";
import { conferenceFields } from "./schedule-json.ts";
import { invalid, type SourceDay, type SourceEvent, type SourceResult } from "./source-schedule.ts";

/** Version 2 of c3voc's schedule JSON, from the Chaos Communication Congress' hub: one list of events. */
export function isHubSchedule(schedule: Fields): boolean {
  return eventsOf(schedule) !== null;
}

export function readHubSchedule(schedule: Fields, warnings: Warnings): SourceResult {
  const conference = isFields(schedule.conference) ? schedule.conference : null;
  if (conference === null) return invalid("schedule.conference", "expected an object");
  const names = { rooms: namesOf(conference.rooms), tracks: namesOf(conference.tracks) };
  const events = (eventsOf(schedule) ?? []).flatMap((event, index) => {
    if (isFields(event)) return [toEvent(event, names)];
    warnings.add(`In schedule.events, the entry at ${index} is not an object and is left out.`);
    return [];
  });
  // Each event has its own time, so the days only give the bounds of the conference.
  const days = objectsOf(conference.days).map(toDay);
  const unplaced = { date: null, start: null, end: null, events };
  return { kind: "source", source: { ...conferenceFields(conference), days: [...days, unplaced] } };
}

function eventsOf(schedule: Fields): unknown[] | null {
  const { events, conference } = schedule;
  const nested = isFields(conference) ? conference.events : undefined;
  return [events, nested].find(Array.isArray) ?? null;
}

type Names = ReadonlyMap<string, string>;

/** Maps guids and slugs to names. */
function namesOf(list: unknown): Names {
  return new Map(
    objectsOf(list).flatMap(({ guid, slug, name }) =>
      [guid, slug].flatMap((key) => {
        const [known, said] = [word(key), word(name)];
        return known !== null && said !== null ? [[known, said] as const] : [];
      }),
    ),
  );
}

function nameOf(reference: unknown, names: Names): string | null {
  if (!isFields(reference)) return names.get(word(reference) ?? "") ?? word(reference);
  const keys = [reference.guid, reference.slug].map(word).filter((key) => key !== null);
  return translated(reference.name) ?? keys.map((key) => names.get(key)).find(Boolean) ?? keys.at(-1) ?? null;
}

function toDay(day: Fields): SourceDay {
  return { date: word(day.date), start: word(day.start), end: word(day.end), events: [] };
}

function toEvent(event: Fields, names: { rooms: Names; tracks: Names }): SourceEvent {
  const people = event.participants ?? event.persons;
  const mentions = Object.keys(event).map((key) => (key === "participants" ? "persons" : key));
  return {
    guid: word(event.guid),
    id: word(event.id),
    slug: word(event.slug),
    date: word(event.start),
    start: null,
    end: word(event.end),
    duration: word(event.duration),
    room: nameOf(event.room, names.rooms),
    title: translated(event.title),
    abstract: translated(event.abstract),
    description: translated(event.description),
    type: word(event.type),
    track: nameOf(event.track, names.tracks),
    language: word(event.language),
    capacity: null,
    persons: Array.isArray(people) ? people.map(personName) : [],
    mentions: new Set(mentions),
  };
}
