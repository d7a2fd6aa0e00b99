import type { ProgrammeBook, SavedEvent } from "./programme-book.ts";
import type { EventDetails } from "./session.ts";

export type SaveOutcome = SavedEvent | { readonly kind: "unfinished" };

export interface SavePorts {
  readonly book: Pick<ProgrammeBook, "putEvent" | "markSessions">;
  readonly hasTime: () => boolean;
}

/**
 * Creates or replaces an event. A call that publishes it opens its sessions to attendees before it is shown. A call that
 * makes it a draft hides it before its sessions are closed. If time runs out, the same call again goes on.
 */
export async function saveEvent(details: EventDetails, { book, hasTime }: SavePorts): Promise<SaveOutcome> {
  const { eventId, published } = details;
  const mark = (draft: boolean) => book.markSessions(eventId, draft, hasTime);
  if (published === true && !(await mark(false))) return { kind: "unfinished" };
  const saved = await book.putEvent(details);
  if (published === undefined || saved.kind === "created") return saved;
  return (await mark(!published)) ? saved : { kind: "unfinished" };
}
