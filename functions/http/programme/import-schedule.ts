import { createHash } from "node:crypto";
import * as contract from "../../contract/requests.ts";
import { identifySessions } from "../../core/programme/schedule/identify-sessions.ts";
import { planImport } from "../../core/programme/schedule/plan-import.ts";
import { readSchedule } from "../../formats/read-schedule.ts";
import { readBytes } from "../../middleware/body.ts";
import type { Identity } from "../../middleware/identity.ts";
import { json, type Refusal, type Reply } from "../../middleware/reply.ts";
import { type Access, invalid, type Route, route } from "../../middleware/route.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { readDisplaced } from "../../store/programme/displaced.ts";
import { findImportedEvent, NOTHING_WRITTEN } from "../../store/programme/import-record.ts";
import { readKnownSessions } from "../../store/programme/known-sessions.ts";
import { afterPlan, importAnswer, planWarnings, timeIn } from "./import-answer.ts";
import { type ImportRequest, type NudgeAll, runImport } from "./run-import.ts";

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

/** Kept of the function's time: for a write that has just begun, and for the answer. */
const RESERVE_MS = 9_000;

/** Takes a whole schedule, as the file is, and makes the event's sessions what it says. */
export const importRoute = (access: Access<Identity>, table: Table, nudgeAll: NudgeAll): Route =>
  route(
    { access, ...contract.toEvent, query: contract.ImportQuery },
    async ({ params: { eventId }, query }, event, time) => {
      const body = readBytes(event, contract.MAX_SCHEDULE_BYTES);
      if (!body.read) return body.refusal;
      const request = {
        eventId,
        body: body.value,
        dryRun: query.dryRun === "true",
        publish: query.publish === "true",
        fileName: query.fileName ?? null,
        timeZone: query.timeZone,
        hasTime: () => time.getRemainingTimeInMillis() > RESERVE_MS,
      };
      return importSchedule(table, request, nudgeAll);
    },
  );

async function importSchedule(
  table: Table,
  request: ImportRequest,
  nudgeAll: NudgeAll,
): Promise<Reply | Refusal> {
  const { eventId, dryRun, body } = request;
  if (body.mediaType !== undefined && !MEDIA_TYPES.has(body.mediaType)) {
    return {
      code: "UNSUPPORTED_MEDIA_TYPE",
      detail: "Send the schedule as application/json, application/xml, text/calendar or text/csv.",
    };
  }
  const found = await findImportedEvent(table, eventId);
  const zones = { event: found?.event.timeZone, asked: request.timeZone };
  const read = readSchedule(body.bytes, body.contentType, eventId, zones);
  if (read.kind === "invalid") {
    return { ...invalid(read.errors), code: "INVALID_SCHEDULE" };
  }
  const { schedule } = read;
  const known = await readKnownSessions(table, eventId);
  const { sessions, doubts } = identifySessions(known, schedule.sessions);
  const plan = planImport(known, sessions, schedule.silentOn);
  const people = await readDisplaced(table, known, afterPlan(known, plan));
  const when = timeIn(found?.event.timeZone ?? schedule.conference.timeZone);
  const digest = createHash("sha256").update(body.bytes).digest("base64url");
  const goesOn = found?.record?.complete === false && found.record.digest === digest;
  const written = goesOn && found.record ? found.record.written : NOTHING_WRITTEN;
  // Those that are closed already are in no plan any more.
  const total =
    plan.added.length + plan.changed.length + plan.unchanged + plan.removed.length + written.removed;
  const planned = {
    dryRun,
    plan,
    written,
    warnings: [...schedule.warnings, ...planWarnings(doubts, people, when)],
    displaced: people.displaced,
    complete: true,
    done: total,
    total,
    published: found?.event.published ?? false,
  };
  if (dryRun) return json(200, "IMPORT_PLANNED", importAnswer(eventId, planned));
  const result = await runImport(table, request, {
    schedule,
    found,
    plan,
    digest,
    written,
    total,
    nudgeAll,
  });
  const outcome = result.complete ? "IMPORTED" : "IMPORT_INCOMPLETE";
  return json(200, outcome, importAnswer(eventId, { ...planned, ...result }));
}
