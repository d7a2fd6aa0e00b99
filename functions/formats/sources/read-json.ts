import type { Warnings } from "../warnings.ts";
import { isHubSchedule, readHubSchedule } from "./hub-json.ts";
import { isFields } from "./json-fields.ts";
import { readScheduleJson } from "./schedule-json.ts";
import { isSessionize, readSessionize } from "./sessionize-json.ts";
import { invalid, type SourceResult } from "./source-schedule.ts";

/** The content of a JSON file tells which format it has. */
export function readJson(text: string, warnings: Warnings): SourceResult {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return invalid(
      "schedule",
      `the file is not JSON: ${error instanceof SyntaxError ? error.message : "unreadable"}`,
    );
  }
  if (isSessionize(document)) return readSessionize(document, warnings);
  if (!isFields(document)) return invalid("schedule", "expected an object with a schedule in it");
  const schedule = isFields(document.schedule) ? document.schedule : document;
  return isHubSchedule(schedule) ? readHubSchedule(schedule, warnings) : readScheduleJson(schedule, warnings);
}
