import { parseXml, XmlElement, XmlError, XmlText } from "@rgrove/parse-xml";
import { printable } from "../text.ts";
import { invalid, type SourceDay, type SourceEvent, type SourceResult } from "./source-schedule.ts";

/**
 * Reads schedule XML of frab, pentabarf and pretalx. The parser knows only XML's five entities, reads no DTD
 * and opens no URL. So a hostile document type declaration has no effect.
 */
export function readScheduleXml(text: string): SourceResult {
  try {
    const root = parseXml(printable(text)).root;
    if (root?.name !== "schedule")
      return invalid(root?.name ?? "schedule", "expected <schedule> as the root element");
    return { kind: "source", source: toSource(root) };
  } catch (error) {
    if (error instanceof XmlError) return invalid("schedule", `not XML: ${error.message.split("\n", 1)[0]}`);
    // The parser is recursive, so only the stack limits the depth.
    if (error instanceof RangeError) return invalid("schedule", "the file is nested too deeply");
    throw error;
  }
}

function toSource(root: XmlElement) {
  const conference = child(root, "conference");
  return {
    acronym: text(conference, "acronym"),
    title: text(conference, "title"),
    start: text(conference, "start"),
    end: text(conference, "end"),
    timeZone: text(conference, "time_zone_name"),
    dayChange: text(conference, "day_change"),
    rooms: null,
    days: children(root, "day").map(toDay),
  };
}

function toDay(day: XmlElement): SourceDay {
  return {
    date: day.attributes.date ?? null,
    start: day.attributes.start ?? null,
    end: day.attributes.end ?? null,
    events: children(day, "room").flatMap((room) =>
      children(room, "event").map((event) =>
        toEvent(room.attributes.name?.trim() || text(event, "room"), event),
      ),
    ),
  };
}

function toEvent(room: string | null, event: XmlElement): SourceEvent {
  return {
    guid: event.attributes.guid ?? text(event, "guid"),
    id: event.attributes.id ?? text(event, "id"),
    slug: text(event, "slug"),
    date: text(event, "date"),
    start: text(event, "start"),
    end: null,
    duration: text(event, "duration"),
    room,
    title: text(event, "title"),
    abstract: text(event, "abstract"),
    description: text(event, "description"),
    type: text(event, "type"),
    track: text(event, "track"),
    language: text(event, "language"),
    capacity: null,
    persons: children(child(event, "persons"), "person").map(personName),
    mentions: new Set(elements(event).map(({ name }) => name)),
  };
}

/** Newer files put a person's names into separate elements, beside the biography. */
const NAMES = ["public_name", "full_public_name", "name", "display_name", "full_name"];

function personName(person: XmlElement): string {
  const ownText = person.children.map((node) => (node instanceof XmlText ? node.text : "")).join("");
  const parts = [text(person, "first_name"), text(person, "last_name")].filter(Boolean).join(" ");
  const named = NAMES.map((name) => text(person, name)).find(Boolean);
  return ownText.trim() || person.attributes.public_name || person.attributes.name || named || parts;
}

/** Pentabarf files may repeat an empty element later with content. The first one with content counts. */
function text(parent: XmlElement | undefined, name: string): string | null {
  return (
    children(parent, name)
      .map((element) => element.text)
      .find((content) => content.trim() !== "") ?? null
  );
}

function child(parent: XmlElement, name: string): XmlElement | undefined {
  return children(parent, name)[0];
}

function children(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent ? elements(parent).filter((element) => element.name === name) : [];
}

function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node) => node instanceof XmlElement);
}
