import { decode } from "./decode.ts";
import { readCalendar } from "./sources/calendar.ts";
import { looksLikeCsv, readCsv } from "./sources/csv.ts";
import { readJson } from "./sources/read-json.ts";
import { readScheduleXml } from "./sources/schedule-xml.ts";
import { invalid, type SourceResult } from "./sources/source-schedule.ts";
import type { FallbackZones } from "./times/choose-zone.ts";
import { type ReadResult, toSchedule } from "./to-schedule.ts";
import { Warnings } from "./warnings.ts";

/**
 * Reads a schedule file leniently. Odd content becomes a warning, and only a file that is no schedule is
 * invalid. A file without sessions is invalid too, so that it cannot withdraw a whole programme.
 *
 * @param file its bytes, or its text if it is already decoded
 * @param contentType with its parameters, for the charset
 */
export function readSchedule(
  file: Uint8Array | string,
  contentType: string | undefined,
  eventId: string,
  zones: FallbackZones = {},
): ReadResult {
  const warnings = new Warnings();
  const text = typeof file === "string" ? file : decode(file, contentType, warnings);
  const result = readSource(text.replace(/^\uFEFF/, "").trimStart(), contentType ?? "", warnings);
  if (result.kind === "invalid") return result;
  return toSchedule(result.source, eventId, zones, warnings);
}

/** The content decides, because formats cannot be confused. The media type only shows what was intended. */
function readSource(text: string, contentType: string, warnings: Warnings): SourceResult {
  if (text.startsWith("<") || (/\bxml\b/i.test(contentType) && !looksLikeJson(text)))
    return readScheduleXml(text);
  if (looksLikeJson(text) || /\bjson\b/i.test(contentType)) return readJson(text, warnings);
  if (/^BEGIN:/i.test(text) || /\bcalendar\b/i.test(contentType)) return readCalendar(text, warnings);
  if (looksLikeCsv(text) || /\bcsv\b/i.test(contentType)) return readCsv(text, warnings);
  return invalid("schedule", "neither JSON nor XML, nor iCalendar, nor CSV with a header");
}

function looksLikeJson(text: string): boolean {
  return /^[{[]/.test(text);
}
