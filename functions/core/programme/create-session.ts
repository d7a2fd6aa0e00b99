import { lineClosesAt } from "../seats/ledger.ts";
import { type WrongTimes, wrongTimes } from "./plan-change.ts";
import type { ProgrammeBook } from "./programme-book.ts";
import type { Session, SessionDetails } from "./session.ts";

export type CreateOutcome =
  | { readonly kind: "created"; readonly session: Session }
  | { readonly kind: "event-not-found" }
  | { readonly kind: "invalid"; readonly errors: readonly WrongTimes[] };

export interface CreatePorts {
  readonly book: Pick<ProgrammeBook, "findEvent" | "findSession" | "addSession" | "markDraft">;
  /** Returns a token that no other session id ends with. */
  readonly newToken: () => string;
}

/** Adds a session to an event. If the event is a draft, the session is closed to attendees. */
export async function createSession(
  eventId: string,
  { capacity, state, registrationOpensAt, registrationClosesAt, ...programme }: SessionDetails,
  { book, newToken }: CreatePorts,
): Promise<CreateOutcome> {
  const event = await book.findEvent(eventId);
  if (event === null) return { kind: "event-not-found" };
  const { startsAt, endsAt } = programme;
  const errors = wrongTimes({ startsAt, endsAt, registrationOpensAt, registrationClosesAt });
  if (errors.length > 0) return { kind: "invalid", errors };
  const sessionId = `${eventId}.${newToken()}`;
  const draft = !event.published;
  await book.addSession(
    { ...programme, sessionId, eventId },
    { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false },
    {
      ...{ capacity, state, registrationOpensAt, registrationClosesAt, endsAt },
      lineClosesAt: lineClosesAt(startsAt),
      ...(draft && { draft }),
    },
  );
  // Another call may have published or withdrawn the event meanwhile without seeing this session.
  const now = await book.findEvent(eventId);
  if (now !== null && now.published === draft) await book.markDraft(sessionId, !now.published);
  const session = await book.findSession(sessionId);
  if (session === null) throw new Error(`session ${sessionId} was not created`);
  return { kind: "created", session };
}
