import { type AllMarks, differingMarks, type EventMarks, marksOf } from "./event-marks.ts";
import type { ProgrammeBook, SavedEvent } from "./programme-book.ts";
import type { EventDetails } from "./session.ts";

export type SaveOutcome = SavedEvent | { readonly kind: "unfinished" };

export interface SavePorts {
  readonly book: Pick<ProgrammeBook, "putEvent" | "findEvent" | "markSessions">;
  readonly hasTime: () => boolean;
}

/**
 * Creates or replaces an event. Publishing opens its sessions to attendees before the event is shown. Making
 * it a draft hides the event before its sessions are closed. Its ledgers block overlaps and have its grace, or not,
 * before the answer. If time runs out, the same call again continues.
 */
export async function saveEvent(details: EventDetails, { book, hasTime }: SavePorts): Promise<SaveOutcome> {
  const { eventId, published, conflictPolicy, graceMinutes } = details;
  const mark = (marks: EventMarks) => book.markSessions(eventId, marks, hasTime);
  if (published === true && !(await mark({ draft: false }))) return { kind: "unfinished" };
  const saved = await book.putEvent(details);
  if (saved.kind === "created") return saved;
  const said = (marks: AllMarks): EventMarks => ({
    ...(published !== undefined && { draft: marks.draft }),
    ...(conflictPolicy !== undefined && { blocks: marks.blocks }),
    ...(graceMinutes !== undefined && { grace: marks.grace }),
  });
  let marks = said(marksOf(saved.event));
  while (Object.keys(marks).length > 0) {
    if (!(await mark(marks))) return { kind: "unfinished" };
    // Another call may have decided otherwise meanwhile, and may have marked the ledgers before this one.
    const now = await book.findEvent(eventId);
    const next = now === null ? marks : said(marksOf(now));
    if (differingMarks(next, marks) === null) break;
    marks = next;
  }
  return saved;
}
