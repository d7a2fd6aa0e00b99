import type { ImportPlan } from "../../core/programme/schedule/plan-import.ts";
import type { ParsedSchedule } from "../../core/programme/schedule/scheduled-session.ts";
import type { ConferenceEvent } from "../../core/programme/session.ts";
import type { ByteBody } from "../../middleware/body.ts";
import type { Table } from "../../store/dynamodb/table.ts";
import { carryOutImport, type ImportResult } from "../../store/programme/carry-out-import.ts";
import {
  addDraft,
  findImportedEvent,
  type ImportedEvent,
  keepDraft,
  publishImported,
  recordImport,
  type Written,
} from "../../store/programme/import-record.ts";
import { markSessions } from "../../store/programme/publication.ts";

export type NudgeAll = (sessionIds: readonly string[]) => Promise<void>;

export interface ImportRequest {
  readonly eventId: string;
  readonly body: ByteBody;
  readonly dryRun: boolean;
  readonly publish: boolean;
  readonly fileName: string | null;
  /** For a file that names none. */
  readonly timeZone: string | undefined;
  readonly hasTime: () => boolean;
}

interface Planned {
  readonly schedule: ParsedSchedule;
  /** The event as it was when the plan was made; null: this import makes it. */
  readonly found: ImportedEvent | null;
  readonly plan: ImportPlan;
  readonly digest: string;
  /** By requests before this one, of the same import. */
  readonly written: Written;
  readonly total: number;
  readonly nudgeAll: NudgeAll;
}

/** How far a request has come. */
export interface ImportProgress {
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
  readonly published: boolean;
}

/** Carries a plan out as far as the time goes, and notes on the event how far that was. */
export async function runImport(
  table: Table,
  request: ImportRequest,
  { schedule, found, plan, digest, written, total, nudgeAll }: Planned,
): Promise<ImportProgress> {
  const { eventId, fileName, hasTime, publish } = request;
  if (found === null) await addDraft(table, eventOf(eventId, schedule), publish);
  else if (!publish && found.publishWhenComplete) await keepDraft(table, eventId);
  const record = (complete: boolean, done: number, by: Written) => {
    const at = new Date().toISOString();
    return recordImport(table, eventId, { fileName, at, complete, done, total, digest, written: by });
  };
  await record(false, plan.unchanged + written.removed, written);
  const draft = !(found?.event.published ?? false);
  const clock = () => new Date();
  const { silentOn } = schedule;
  const result = await carryOutImport(table, { plan, silentOn, draft, clock, hasTime });
  await nudgeAll(result.nudge);
  const done = total - sum(result.left);
  const ended = await endImport(table, eventId, draft, done === total, hasTime);
  await record(ended.complete, done, plus(written, plan, result));
  return { ...ended, done, total };
}

/**
 * Publishes the draft of a complete import, and looks whether the event is still what it was when its sessions were
 * added: where it is not, they are marked as it is now.
 */
async function endImport(
  table: Table,
  eventId: string,
  wasDraft: boolean,
  isDone: boolean,
  hasTime: () => boolean,
): Promise<{ complete: boolean; published: boolean }> {
  const now = await findImportedEvent(table, eventId);
  const published = now?.event.published ?? false;
  const isToPublish = isDone && !published && now?.publishWhenComplete === true;
  if (isToPublish) {
    // Open to attendees before it is shown, and looked at again for what was added meanwhile.
    if (!(await markSessions(table, eventId, false, hasTime))) return { complete: false, published: false };
    await publishImported(table, eventId);
    await markSessions(table, eventId, false, hasTime);
    return { complete: true, published: true };
  }
  const isMarked = published === !wasDraft || (await markSessions(table, eventId, !published, hasTime));
  return { complete: isDone && isMarked, published };
}

const sum = ({ added, changed, removed }: ImportResult["left"]): number => added + changed + removed;

const plus = (written: Written, plan: ImportPlan, { left }: ImportResult): Written => ({
  added: written.added + plan.added.length - left.added,
  changed: written.changed + plan.changed.length - left.changed,
  removed: written.removed + plan.removed.length - left.removed,
});

const eventOf = (eventId: string, { conference }: ParsedSchedule): ConferenceEvent => ({
  eventId,
  title: conference.title ?? eventId,
  timeZone: conference.timeZone,
  startsAt: conference.startsAt,
  endsAt: conference.endsAt,
  accentColor: null,
  published: false,
  lastImport: null,
});
