import type { InvalidPart } from "../../contract/problems.ts";
import { readCapacity } from "../capacities.ts";
import { line } from "../text.ts";
import { readDuration } from "../times/durations.ts";
import { readDateAndClock, readInstant } from "../times/instants.ts";
import { UTC } from "../times/zone.ts";
import { quote } from "../warnings.ts";
import { type Column, headingOf } from "./csv-columns.ts";
import { type DateAndClock, type DateOrder, readDateCell } from "./csv-dates.ts";
import type { SourceEvent } from "./source-schedule.ts";

export interface CsvRow {
  readonly cells: readonly string[];
  /** Rows count from 1 as in a spreadsheet. A cell of several lines is in one row, and empty rows count. */
  readonly number: number;
}

const MENTIONS: Partial<Record<Column, string>> = { speakers: "persons" };
const DATES = 'such as "2027-05-08 10:00"';

/** Converts a row to the shape of the other formats. Errors name the row and column. */
export function readRow(
  row: CsvRow,
  columns: ReadonlyMap<Column, number>,
  order: DateOrder,
  onError: (error: InvalidPart) => void,
): SourceEvent {
  const cell = (column: Column) => line(row.cells[columns.get(column) ?? -1] ?? null);
  const wrong = (column: Column, message: string) =>
    onError({ path: `row ${row.number}, column "${headingOf(column)}"`, message });
  const title = cell("title");
  if (title === null) wrong("title", "expected a title");
  const start = startOf(cell, order, wrong);
  checkLength(cell, wrong);
  return {
    guid: null,
    id: cell("id"),
    slug: cell("id") === null ? title : null,
    date: start,
    start: null,
    end: start === null ? null : endOf(cell, start, order, wrong),
    duration: minutesOf(cell("duration")),
    room: cell("room"),
    title,
    abstract: row.cells[columns.get("abstract") ?? -1] ?? null,
    description: row.cells[columns.get("description") ?? -1] ?? null,
    type: cell("type"),
    track: cell("track"),
    language: cell("language"),
    capacity: cell("capacity"),
    persons: (cell("speakers") ?? "").split(/\s*[,;|]\s*/).filter(Boolean),
    mentions: new Set([...columns.keys()].map((column) => MENTIONS[column] ?? column)),
  };
}

type Cell = (column: Column) => string | null;
type Wrong = (column: Column, message: string) => void;

function startOf(cell: Cell, order: DateOrder, wrong: Wrong): string | null {
  const [text, dateText] = [cell("start"), cell("date")];
  const read = text === null ? null : readDateCell(text, order);
  if (text === null || read === null || read.clock === null) {
    wrong("start", text === null ? "expected a start" : `${quote(text)} is not a time, ${DATES}`);
    return null;
  }
  if (read.date !== null) return momentOf(read, read.date, "start", wrong);
  const date = dateText === null ? null : (readDateCell(dateText, order)?.date ?? null);
  if (date !== null) return momentOf(read, date, "date", wrong);
  wrong(
    "date",
    dateText === null ? "expected a date" : `${quote(dateText)} is not a date, such as "2027-05-08"`,
  );
  return null;
}

function endOf(cell: Cell, start: string, order: DateOrder, wrong: Wrong): string | null {
  const text = cell("end");
  if (text === null) return null;
  const read = readDateCell(text, order);
  if (read === null || read.clock === null) {
    wrong("end", `${quote(text)} is not a time, ${DATES}`);
    return null;
  }
  if (read.date !== null) return momentOf(read, read.date, "end", wrong);
  // A clock time alone is on the same day, or on the next morning.
  const offset = start.slice(19);
  const sameDay = momentOf({ ...read, offset }, start.slice(0, 10), "end", wrong);
  if (sameDay === null || sameDay > start) return sameDay;
  const next = new Date(Date.parse(`${sameDay.slice(0, 19)}Z`) + 24 * 60 * 60_000);
  return `${next.toISOString().slice(0, 19)}${offset}`;
}

function momentOf(read: DateAndClock, date: string, column: Column, wrong: Wrong): string | null {
  // Midnight may be written as the end of a day.
  const midnight = readDateAndClock(date, read.clock, UTC)?.ms;
  const text =
    midnight === undefined ? null : `${new Date(midnight).toISOString().slice(0, 19)}${read.offset}`;
  if (text !== null && readInstant(text, UTC) !== null) return text;
  wrong(
    column,
    `${quote([date, read.clock].join(" "))} does not exist or is not between the years 2000 and 2099`,
  );
  return null;
}

/** The result is in minutes. Spreadsheets write "1:30:00" for an hour and a half. */
function minutesOf(duration: string | null): string | null {
  const ms = readDuration(duration, "HH:MM:SS");
  return ms === null ? null : String(Math.round(ms / 60_000));
}

function checkLength(cell: Cell, wrong: Wrong): void {
  const [duration, capacity] = [cell("duration"), cell("capacity")];
  if (duration !== null && readDuration(duration, "HH:MM:SS") === null)
    wrong("duration", `${quote(duration)} is not a duration, such as "45" (minutes) or "1:30"`);
  if (readCapacity(capacity) === "unclear")
    wrong("capacity", `${quote(capacity ?? "")} is not a number of seats`);
}
