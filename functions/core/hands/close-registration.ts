import type { ProgrammeBook } from "../programme/programme-book.ts";
import type { ConferenceEvent } from "../programme/session.ts";

export type RegistrationOutcome =
  | { readonly kind: "done"; readonly event: ConferenceEvent }
  | { readonly kind: "event-not-found" }
  | { readonly kind: "unfinished" };

export interface RegistrationPorts {
  readonly book: Pick<ProgrammeBook, "findEvent" | "markSessions"> & {
    /** Writes it at the event. `null`: there is no such event. */
    sayRegistration(eventId: string, closed: boolean): Promise<ConferenceEvent | null>;
  };
  readonly hasTime: () => boolean;
}

/**
 * Closes all registration of an event, or opens it again. Each ledger says so itself, so the answer comes when no
 * session gives a seat any more. Sessions keep their own state. If time runs out, the same call again continues.
 */
export async function closeRegistration(
  eventId: string,
  closed: boolean,
  { book, hasTime }: RegistrationPorts,
): Promise<RegistrationOutcome> {
  let event = await book.sayRegistration(eventId, closed);
  if (event === null) return { kind: "event-not-found" };
  for (;;) {
    const eventClosed = event.registrationClosed;
    if (!(await book.markSessions(eventId, { eventClosed }, hasTime))) return { kind: "unfinished" };
    // Another call may have decided otherwise meanwhile, and may have marked the ledgers before this one.
    const now = await book.findEvent(eventId);
    if (now === null || now.registrationClosed === eventClosed) return { kind: "done", event };
    event = now;
  }
}
