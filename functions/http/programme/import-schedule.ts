import { createHash } from "node:crypto";
import type { ImportAnswer } from "../../contract/answers.ts";
import * as contract from "../../contract/requests.ts";
import type { ImportPorts } from "../../core/programme/schedule/import-book.ts";
import { type ImportSummary, importSchedule } from "../../core/programme/schedule/import-schedule.ts";
import { readSchedule } from "../../formats/read-schedule.ts";
import { readBytes } from "../../middleware/body.ts";
import { json, type Refusal } from "../../middleware/reply.ts";
import { type Access, invalid, type Route, route } from "../../middleware/route.ts";
import type { SignedInAttendee } from "../../middleware/signed-in-attendee.ts";
import { hasTimeOf } from "../../middleware/time-left.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { importBook } from "../../store/programme/import-book.ts";
import { importAnswer } from "./import-answer.ts";

const MEDIA_TYPES = new Set([
  "application/json",
  "application/xml",
  "text/xml",
  "text/json",
  "text/csv",
  "text/calendar",
  "text/plain",
  "application/octet-stream",
]);

/** Accepts a whole schedule file and makes the event's sessions match it. */
export const importRoute = (
  access: Access<SignedInAttendee>,
  table: Table,
  nudgeAll: ImportPorts["nudgeAll"],
): Route =>
  route(
    { access, ...contract.toEvent, query: contract.ImportQuery },
    async ({ params: { eventId }, query }, event, time) => {
      const body = readBytes(event, contract.MAX_SCHEDULE_BYTES);
      if (!body.read) return body.refusal;
      const { bytes, contentType, mediaType } = body.value;
      if (mediaType !== undefined && !MEDIA_TYPES.has(mediaType)) return noSchedule;
      const outcome = await importSchedule(
        {
          eventId,
          dryRun: query.dryRun === "true",
          publish: query.publish === "true",
          fileName: query.fileName ?? null,
          digest: createHash("sha256").update(bytes).digest("base64url"),
        },
        (eventZone) => readSchedule(bytes, contentType, eventId, { event: eventZone, asked: query.timeZone }),
        {
          book: importBook(table),
          clock: () => new Date(),
          hasTime: hasTimeOf(time),
          nudgeAll,
        },
      );
      if (outcome.kind === "invalid") return { ...invalid(outcome.errors), code: "INVALID_SCHEDULE" };
      return json<ImportAnswer>(200, nameOf(outcome), importAnswer(eventId, outcome.summary));
    },
  );

const noSchedule: Refusal = {
  code: "UNSUPPORTED_MEDIA_TYPE",
  detail: "Send the schedule as application/json, application/xml, text/calendar or text/csv.",
};

/** Names the outcome for logs and metrics. */
function nameOf({
  kind,
  summary,
}: {
  readonly kind: "planned" | "imported";
  readonly summary: ImportSummary;
}): string {
  if (kind === "planned") return "IMPORT_PLANNED";
  return summary.complete ? "IMPORTED" : "IMPORT_INCOMPLETE";
}
