import type { Warnings } from "../warnings.ts";
import { type Fields, isFields, objectsOf, personName, word } from "./json-fields.ts";
import type { SourceDay, SourceEvent, SourceResult } from "./source-schedule.ts";

/** Sessionize has three views: the grid (days, rooms, sessions), sessions in groups, and the whole event. */
export function isSessionize(document: unknown): boolean {
  if (Array.isArray(document))
    return document.some((part) => isFields(part) && ("rooms" in part || "sessions" in part));
  return isFields(document) && Array.isArray(document.sessions) && !("schedule" in document);
}

export function readSessionize(document: unknown, warnings: Warnings): SourceResult {
  const parts = Array.isArray(document) ? document.filter(isFields) : objectsOf([document]);
  const names = parts.map((part) => ({ rooms: namesById(part.rooms), speakers: namesById(part.speakers) }));
  const days = parts.map((part, index) =>
    toDay(part, names[index] ?? { rooms: new Map(), speakers: new Map() }),
  );
  const untimed = days.flatMap(({ events }) => events.filter(({ date }) => date === null));
  for (const { title } of untimed) warnings.leaveOut(title ?? "untitled", "there is no time yet");
  return {
    kind: "source",
    source: {
      acronym: null,
      title: null,
      start: null,
      end: null,
      timeZone: null,
      dayChange: null,
      rooms: null,
      days: days.map((day) => ({
        ...day,
        events: oncePerSlot(day.events.filter(({ date }) => date !== null)),
      })),
    },
  };
}

type Names = ReadonlyMap<string, string>;

function namesById(list: unknown): Names {
  return new Map(objectsOf(list).map((each) => [word(each.id) ?? "", personName(each)]));
}

function toDay(part: Fields, names: { rooms: Names; speakers: Names }): SourceDay {
  const inRooms = objectsOf(part.rooms).flatMap((room) =>
    objectsOf(room.sessions).map((session) => ({ session, room: word(room.name) })),
  );
  const listed = objectsOf(part.sessions).map((session) => ({ session, room: null }));
  const date = word(part.date)?.slice(0, 10) ?? null;
  return {
    date,
    start: null,
    end: null,
    events: [...inRooms, ...listed].map(({ session, room }) => toEvent(session, room, names)),
  };
}

function toEvent(
  session: Fields,
  room: string | null,
  names: { rooms: Names; speakers: Names },
): SourceEvent {
  const speakers = Array.isArray(session.speakers) ? session.speakers : [];
  const categories = objectsOf(session.categories);
  const chosen = (kind: RegExp) =>
    categories
      .filter(({ name }) => kind.test(word(name) ?? ""))
      .flatMap(({ categoryItems }) => objectsOf(categoryItems).map(personName))
      .join(", ") || null;
  const mentioned = [
    ...("title" in session ? ["title"] : []),
    ...("description" in session ? ["description"] : []),
    ...("speakers" in session ? ["persons"] : []),
    ...("categories" in session ? ["track", "type", "language"] : []),
  ];
  return {
    guid: null,
    id: word(session.id),
    slug: null,
    date: word(session.startsAt),
    start: null,
    end: word(session.endsAt),
    duration: null,
    room: room ?? word(session.room) ?? names.rooms.get(word(session.roomId) ?? "") ?? null,
    title: word(session.title),
    abstract: null,
    description: word(session.description),
    type: chosen(/format|type/i),
    track: chosen(/track/i),
    language: chosen(/language/i),
    capacity: null,
    persons: speakers.map((speaker) => names.speakers.get(word(speaker) ?? "") ?? personName(speaker)),
    mentions: new Set(mentioned),
  };
}

/** A session for everybody is listed under each room of its time. */
function oncePerSlot(events: SourceEvent[]): SourceEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id, date }) => {
    const slot = JSON.stringify([id, date]);
    if (id === null || !seen.has(slot)) return Boolean(seen.add(slot));
    return false;
  });
}
