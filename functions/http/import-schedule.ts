import type { ImportAnswer } from "../contract/answers.ts";
import * as contract from "../contract/requests.ts";
import { type ImportPlan, planImport } from "../core/schedule/plan-import.ts";
import type { ParsedSchedule } from "../core/schedule/scheduled-session.ts";
import type { ConferenceEvent } from "../core/session.ts";
import { readSchedule } from "../formats/read-schedule.ts";
import { readBody, type TextBody } from "../middleware/body.ts";
import { json, type Refusal, type Reply } from "../middleware/reply.ts";
import { invalid, type Route, route } from "../middleware/route.ts";
import { addEvent } from "../store/conferences.ts";
import { applyImport, readKnownSessions } from "../store/schedule-import.ts";
import type { Table } from "../store/table.ts";

const MEDIA_TYPES = new Set([
  "application/json",
  "application/xml",
  "text/xml",
  "text/json",
  "text/plain",
  "application/octet-stream",
]);
const LISTED = 1_000;

type NudgeAll = (sessionIds: readonly string[]) => Promise<void>;

/** Takes a whole schedule, as the file is, and makes the event's sessions what it says. */
export const importRoute = (table: Table, nudgeAll: NudgeAll): Route =>
  route(
    { ...contract.toEvent, query: contract.ImportQuery },
    async ({ params: { eventId }, query }, event) => {
      const body = readBody(event, contract.MAX_SCHEDULE_BYTES);
      if (!body.read) return body.refusal;
      return importSchedule(table, eventId, body.value, query.dryRun === "true", nudgeAll);
    },
  );

async function importSchedule(
  table: Table,
  eventId: string,
  { mediaType, text }: TextBody,
  dryRun: boolean,
  nudgeAll: NudgeAll,
): Promise<Reply | Refusal> {
  if (mediaType !== undefined && !MEDIA_TYPES.has(mediaType)) {
    return {
      code: "UNSUPPORTED_MEDIA_TYPE",
      detail: "Send the schedule as application/json or application/xml.",
    };
  }
  const read = readSchedule(text, mediaType, eventId);
  if (read.kind === "invalid") {
    return { ...invalid(read.errors), code: "INVALID_SCHEDULE" };
  }
  const { schedule } = read;
  const known = await readKnownSessions(table, eventId);
  const plan = planImport(known, schedule.sessions, schedule.silentOn);
  if (!dryRun) {
    await addEvent(table, eventOf(eventId, schedule));
    await nudgeAll(await applyImport(table, plan, () => new Date()));
  }
  return json(200, dryRun ? "IMPORT_PLANNED" : "IMPORTED", summaryOf(plan, schedule, dryRun));
}

const eventOf = (eventId: string, { conference }: ParsedSchedule): ConferenceEvent => ({
  eventId,
  title: conference.title ?? eventId,
  timeZone: conference.timeZone ?? "UTC",
  startsAt: conference.startsAt,
  endsAt: conference.endsAt,
  accentColor: null,
});

function summaryOf(
  { added, changed, unchanged, removed }: ImportPlan,
  { warnings }: ParsedSchedule,
  dryRun: boolean,
): ImportAnswer {
  const named = ({ sessionId, title }: { sessionId: string; title: string }) => ({ sessionId, title });
  const withCapacity = [...added, ...changed].filter(({ capacity }) => capacity !== undefined).length;
  return {
    dryRun,
    added: added.length,
    changed: changed.length,
    unchanged,
    removed: removed.length,
    withCapacity,
    warnings: [...warnings],
    addedSessions: added.slice(0, LISTED).map(named),
    changedSessions: changed
      .slice(0, LISTED)
      .map(({ session, fields }) => ({ ...named(session), fields: [...fields] })),
    removedSessions: removed.slice(0, LISTED).map(named),
  };
}
