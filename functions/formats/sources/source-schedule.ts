import type { InvalidPart } from "../../contract/problems.ts";

/** What a file says, word for word: the one shape into which every format is read before anything is understood. */
export interface SourceSchedule {
  acronym: string | null;
  title: string | null;
  start: string | null;
  end: string | null;
  timeZone: string | null;
  /** Local time at which the conference's day begins ("04:00"): what starts earlier belongs to the next date. */
  dayChange: string | null;
  /** Rooms that the conference lists; null where the format has no such list. */
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
  /** A moment, or a date that `start` adds the clock to. */
  date: string | null;
  /** The clock on the wall. */
  start: string | null;
  /** A moment; where a file has none, the duration says how long. */
  end: string | null;
  duration: string | null;
  /** The room under which the event stands. */
  room: string | null;
  title: string | null;
  abstract: string | null;
  description: string | null;
  type: string | null;
  track: string | null;
  language: string | null;
  /** Seats of this session alone; null where the room's count. */
  capacity: unknown;
  /** Empty texts stand for persons without a name that can be read. */
  persons: string[];
  /** Names of the properties or elements that the event has, empty ones too. */
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
