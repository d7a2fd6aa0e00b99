import { CsvError, parse } from "csv-parse/sync";
import type { InvalidPart } from "../../contract/problems.ts";
import { line } from "../text.ts";
import { quote, type Warnings } from "../warnings.ts";
import { type Column, columnsOf } from "./csv-columns.ts";
import { dateOrderOf } from "./csv-dates.ts";
import { type CsvRow, readRow } from "./csv-row.ts";
import { type InvalidSchedule, invalid, type SourceEvent, type SourceResult } from "./source-schedule.ts";

const DELIMITERS = [",", ";", "\t", "|"];
const MAX_ERRORS = 100;

/** Each row is a session, and the header names the columns. One unreadable row makes the file invalid. */
export function readCsv(text: string, warnings: Warnings): SourceResult {
  const rows = rowsOf(text);
  if (!Array.isArray(rows)) return rows;
  const [header, ...sessions] = rows;
  if (header === undefined) return invalid("row 1", "expected a header with the names of the columns");
  const columns = columnsOf(header.cells);
  const lacking = missing(columns.known);
  if (lacking.length > 0) return { kind: "invalid", errors: lacking };
  for (const name of columns.unknown)
    warnings.add(`Column ${quote(name)} is not understood and is left out.`);
  for (const name of columns.doubled)
    warnings.add(`Column ${quote(name)} repeats another column and is left out.`);
  const events = readRows(sessions, columns.known);
  if (!Array.isArray(events)) return events;
  if (!columns.known.has("id"))
    warnings.add(
      "The file has no column of ids, so a session whose title changes counts as another session.",
    );
  const zones = new Set(
    sessions.flatMap(({ cells }) => line(cells[columns.known.get("timeZone") ?? -1] ?? "") ?? []),
  );
  if (zones.size > 1) return invalid('column "Time zone"', "expected the same time zone in every row");
  return sourceOf(events, [...zones][0] ?? null);
}

/** Tells whether the text begins with a header that names one of the required columns. */
export function looksLikeCsv(text: string): boolean {
  const [header = ""] = text.slice(0, 2_000).split(/\r?\n/, 1);
  const { known } = columnsOf(header.split(delimiterOf(header)));
  return known.has("title") || known.has("start");
}

function rowsOf(text: string): CsvRow[] | InvalidSchedule {
  try {
    const records = parse(text, { delimiter: delimiterOf(text), relax_column_count: true, trim: true });
    return records
      .map((cells, index) => ({ cells, number: index + 1 }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return invalid(`line ${Number(error.lines) || 1}`, `the file is not CSV: ${error.message}`);
  }
}

/** Picks the delimiter that occurs most often in the header. */
function delimiterOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? "";
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

function missing(known: ReadonlyMap<Column, number>): InvalidPart[] {
  const path = "row 1";
  return [
    ...(known.has("title") ? [] : [{ path, message: 'there is no column "Title"' }]),
    ...(known.has("start") ? [] : [{ path, message: 'there is no column "Start"' }]),
  ];
}

function readRows(rows: CsvRow[], columns: ReadonlyMap<Column, number>): SourceEvent[] | InvalidSchedule {
  const dates = rows.flatMap(({ cells }) =>
    (["date", "start", "end"] as const).map((column) => cells[columns.get(column) ?? -1] ?? ""),
  );
  const order = dateOrderOf(dates);
  const errors: InvalidPart[] = [];
  const events = rows.map((row) => readRow(row, columns, order, (error) => errors.push(error)));
  if (errors.length === 0) return events;
  const left = errors.length - MAX_ERRORS;
  const more = left > 0 ? [{ path: "file", message: `… and ${left} more` }] : [];
  return { kind: "invalid", errors: [...errors.slice(0, MAX_ERRORS), ...more] };
}

function sourceOf(events: SourceEvent[], timeZone: string | null): SourceResult {
  const conference = { acronym: null, title: null, start: null, end: null, dayChange: null, rooms: null };
  const days = [{ date: null, start: null, end: null, events }];
  return { kind: "source", source: { ...conference, timeZone, days } };
}
