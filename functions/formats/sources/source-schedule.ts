import type { InvalidPart } from "../../contract/problems.ts";

/** The literal content of a file. Every format is read into this shape before anything is interpreted. */
export interface SourceSchedule {
  acronym: string | null;
  title: string | null;
  start: string | null;
  end: string | null;
  timeZone: string | null;
  /** The local time at which the conference's day begins ("04:00"). Earlier starts are on the next date. */
  dayChange: string | null;
  /** The rooms that the conference lists. It is null if the format has no such list. */
  rooms: SourceRoom[] | null;
  days: SourceDay[];
}

export interface SourceRoom {
  name: string;
  capacity: unknown;
}

export interface SourceDay {
  date: string | null;
  start: string | null;
  end: string | null;
  events: SourceEvent[];
}

export interface SourceEvent {
  guid: string | null;
  id: string | null;
  slug: string | null;
  /** A moment, or a date to which `start` adds the clock time. */
  date: string | null;
  /** The local clock time. */
  start: string | null;
  /** A moment. If a file has none, the duration determines the end. */
  end: string | null;
  duration: string | null;
  /** The room under which the event is listed. */
  room: string | null;
  title: string | null;
  abstract: string | null;
  description: string | null;
  type: string | null;
  track: string | null;
  language: string | null;
  /** Seats of this session alone. If it is null, the room's capacity counts. */
  capacity: unknown;
  /** An empty text means a person without a readable name. */
  persons: string[];
  /** Names of the properties or elements that the event has, even if they are empty. */
  mentions: ReadonlySet<string>;
}

export interface InvalidSchedule {
  readonly kind: "invalid";
  readonly errors: readonly InvalidPart[];
}

export type SourceResult = { readonly kind: "source"; readonly source: SourceSchedule } | InvalidSchedule;

export function invalid(path: string, message: string): InvalidSchedule {
  return { kind: "invalid", errors: [{ path, message }] };
}
