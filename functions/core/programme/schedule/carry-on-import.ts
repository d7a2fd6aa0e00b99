import { type AllMarks, differingMarks, marksOf } from "../event-marks.ts";
import type {
  ImportBook,
  ImportedDraft,
  ImportedEvent,
  ImportPorts,
  ImportRequest,
  ImportResult,
  Written,
} from "./import-book.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { ParsedSchedule } from "./scheduled-session.ts";

export interface PlannedImport {
  readonly schedule: ParsedSchedule;
  /** The event when the plan was made. It is null if this import creates the event. */
  readonly found: ImportedEvent | null;
  readonly plan: ImportPlan;
  /** What earlier requests of the same import wrote. */
  readonly written: Written;
  readonly total: number;
}

/** How far a request has come. */
export interface ImportProgress {
  readonly complete: boolean;
  readonly done: number;
  readonly total: number;
  readonly published: boolean;
}

const NEW_EVENT = { conflictPolicy: "WARN", registrationClosed: false, graceMinutes: null } as const;

/** Carries out as much of a plan as time allows, and records the progress on the event. */
export async function carryOnImport(
  { eventId, fileName, digest, publish }: ImportRequest,
  { schedule, found, plan, written, total }: PlannedImport,
  { book, clock, hasTime, nudgeAll }: ImportPorts,
): Promise<ImportProgress> {
  if (found === null) await book.addDraft(eventOf(eventId, schedule), publish);
  else if (!publish && found.publishWhenComplete) await book.keepDraft(eventId);
  const record = (complete: boolean, done: number, by: Written) => {
    const at = clock().toISOString();
    return book.recordImport(eventId, { fileName, at, complete, done, total, digest, written: by });
  };
  await record(false, plan.unchanged + written.removed, written);
  const was = marksOf(found?.event ?? { ...NEW_EVENT, published: false });
  const { silentOn } = schedule;
  const result = await book.carryOut({ plan, silentOn, ...was, clock, hasTime });
  await nudgeAll(result.nudge);
  const done = total - sum(result.left);
  const ended = await endImport(eventId, was, done === total, { book, hasTime });
  await record(ended.complete, done, plus(written, plan, result));
  return { ...ended, done, total };
}

/**
 * Publishes the draft of a complete import. Then it checks whether the event is still as it was when its
 * sessions were added. If not, it marks the sessions to match the event.
 */
async function endImport(
  eventId: string,
  was: AllMarks,
  isDone: boolean,
  { book, hasTime }: { readonly book: ImportBook; readonly hasTime: () => boolean },
): Promise<{ complete: boolean; published: boolean }> {
  const now = await book.findImportedEvent(eventId);
  const published = now?.event.published ?? false;
  const isToPublish = isDone && !published && now?.publishWhenComplete === true;
  if (isToPublish) {
    // Sessions open before the event is shown. A second pass finds sessions that were added meanwhile.
    const marks = { ...marksOf(now.event), draft: false };
    if (!(await book.markSessions(eventId, marks, hasTime))) return { complete: false, published: false };
    await book.publishImported(eventId);
    await book.markSessions(eventId, marks, hasTime);
    return { complete: true, published: true };
  }
  const marks = differingMarks(marksOf(now?.event ?? { ...NEW_EVENT, published }), was);
  const isMarked = marks === null || (await book.markSessions(eventId, marks, hasTime));
  return { complete: isDone && isMarked, published };
}

const sum = ({ added, changed, removed }: Written): number => added + changed + removed;

const plus = (written: Written, plan: ImportPlan, { left }: ImportResult): Written => ({
  added: written.added + plan.added.length - left.added,
  changed: written.changed + plan.changed.length - left.changed,
  removed: written.removed + plan.removed.length - left.removed,
});

const eventOf = (eventId: string, { conference }: ParsedSchedule): ImportedDraft => ({
  eventId,
  title: conference.title ?? eventId,
  timeZone: conference.timeZone,
  startsAt: conference.startsAt,
  endsAt: conference.endsAt,
  accentColor: null,
  published: false,
  lastImport: null,
});
