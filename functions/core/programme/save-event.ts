import type { ProgrammeBook, SavedEvent } from "./programme-book.ts";
import type { EventDetails } from "./session.ts";

export type SaveOutcome = SavedEvent | { readonly kind: "unfinished" };

export interface SavePorts {
  readonly book: Pick<ProgrammeBook, "putEvent" | "markSessions">;
  readonly hasTime: () => boolean;
}

/**
 * Creates or replaces an event. Publishing opens its sessions to attendees before the event is shown. Making
 * it a draft hides the event before its sessions are closed. If time runs out, the same call again continues.
 */
export async function saveEvent(details: EventDetails, { book, hasTime }: SavePorts): Promise<SaveOutcome> {
  const { eventId, published } = details;
  const mark = (draft: boolean) => book.markSessions(eventId, draft, hasTime);
  if (published === true && !(await mark(false))) return { kind: "unfinished" };
  const saved = await book.putEvent(details);
  if (published === undefined || saved.kind === "created") return saved;
  return (await mark(!published)) ? saved : { kind: "unfinished" };
}
