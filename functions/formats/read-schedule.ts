import { readScheduleJson } from "./schedule-json.ts";
import { readScheduleXml } from "./schedule-xml.ts";
import { invalid, type SourceResult } from "./source-schedule.ts";
import { type ReadResult, toSchedule } from "./to-schedule.ts";
import { Warnings } from "./warnings.ts";

/**
 * Reads a schedule file leniently: what is odd becomes a warning, and only what is no schedule at all is invalid.
 * No session at all is invalid too, so that an empty file cannot withdraw a whole programme.
 */
export function readSchedule(text: string, contentType: string | undefined, eventId: string): ReadResult {
  const warnings = new Warnings();
  const result = readSource(text.replace(/^\uFEFF/, "").trimStart(), contentType, warnings);
  if (result.kind === "invalid") return result;
  return toSchedule(result.source, eventId, warnings);
}

/** The content decides, for JSON and XML cannot be taken for each other; the media type only says what was meant. */
function readSource(text: string, contentType: string | undefined, warnings: Warnings): SourceResult {
  if (text.startsWith("<")) return readScheduleXml(text, warnings);
  if (/^[{[]/.test(text) || /\bjson\b/i.test(contentType ?? "")) return readScheduleJson(text, warnings);
  if (/\bxml\b/i.test(contentType ?? "")) return readScheduleXml(text, warnings);
  return invalid("schedule", "neither JSON nor XML");
}
