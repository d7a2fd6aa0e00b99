import type { Warnings } from "../warnings.ts";
import { type Fields, isFields, objectsOf, personName, word } from "./json-fields.ts";
import {
  invalid,
  type SourceDay,
  type SourceEvent,
  type SourceResult,
  type SourceRoom,
} from "./source-schedule.ts";

/** Reads c3voc, frab and pretalx schedule JSON, version 1. */
export function readScheduleJson(schedule: Fields, warnings: Warnings): SourceResult {
  const conference = schedule.conference;
  if (!isFields(conference)) return invalid("schedule.conference", "expected an object");
  if (!Array.isArray(conference.days)) return invalid("schedule.conference.days", "expected an array");
  const days = conference.days.map((day, index) =>
    toDay(day, `schedule.conference.days[${index}]`, warnings),
  );
  return { kind: "source", source: { ...conferenceFields(conference), days } };
}

/** Reads the fields that both versions have for the conference itself. */
export function conferenceFields(conference: Fields) {
  return {
    acronym: word(conference.acronym),
    title: word(conference.title),
    start: word(conference.start),
    end: word(conference.end),
    timeZone: word(conference.time_zone_name),
    dayChange: word(conference.day_change),
    rooms: Array.isArray(conference.rooms) ? objectsOf(conference.rooms).flatMap(toRoom) : null,
  };
}

function toRoom(room: Fields): SourceRoom[] {
  const name = word(room.name);
  return name === null ? [] : [{ name, capacity: room.capacity ?? null }];
}

function toDay(value: unknown, path: string, warnings: Warnings): SourceDay {
  const day = isFields(value) ? value : {};
  const rooms = isFields(day.rooms) ? Object.entries(day.rooms) : [];
  if (!isFields(day.rooms))
    warnings.add(`There is no object at ${path}.rooms, so nothing is read from that day.`);
  return {
    date: word(day.date),
    start: word(day.day_start),
    end: word(day.day_end),
    events: rooms.flatMap(([room, events]) => toEvents(room, events, `${path}.rooms`, warnings)),
  };
}

function toEvents(room: string, events: unknown, path: string, warnings: Warnings): SourceEvent[] {
  if (!Array.isArray(events)) {
    warnings.add(`In ${path}, "${room}" is not an array, so nothing is read from that room.`);
    return [];
  }
  return events.flatMap((event: unknown, index) => {
    if (isFields(event)) return [toEvent(room, event)];
    warnings.add(`In ${path}, the entry at ${index} of "${room}" is not an object and is left out.`);
    return [];
  });
}

function toEvent(room: string, event: Fields): SourceEvent {
  return {
    guid: word(event.guid),
    id: word(event.id),
    slug: word(event.slug),
    date: word(event.date),
    start: word(event.start),
    end: null,
    duration: word(event.duration),
    room: room.trim() === "" ? word(event.room) : room,
    title: word(event.title),
    abstract: word(event.abstract),
    description: word(event.description),
    type: word(event.type),
    track: word(event.track),
    language: word(event.language),
    capacity: null,
    persons: Array.isArray(event.persons) ? event.persons.map(personName) : [],
    mentions: new Set(Object.keys(event)),
  };
}
