import { lineClosesAt } from "../seats/ledger.ts";
import { asNewRules, differingMarks, marksOf } from "./event-marks.ts";
import { type WrongTimes, wrongTimes } from "./plan-change.ts";
import type { ProgrammeBook } from "./programme-book.ts";
import type { Session, SessionDetails } from "./session.ts";

export type CreateOutcome =
  | { readonly kind: "created"; readonly session: Session }
  | { readonly kind: "event-not-found" }
  | { readonly kind: "invalid"; readonly errors: readonly WrongTimes[] };

export interface CreatePorts {
  readonly book: Pick<ProgrammeBook, "findEvent" | "findSession" | "addSession" | "markSession">;
  /** Returns a token that no other session id ends with. */
  readonly newToken: () => string;
}

/** Adds a session to an event, whose marks its ledger gets. */
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
  const given = marksOf(event);
  await book.addSession(
    { ...programme, sessionId, eventId },
    { origin: "ORGANIZER", scheduledCapacity: null, withdrawn: false },
    {
      ...{ capacity, state, registrationOpensAt, registrationClosesAt, endsAt },
      lineClosesAt: lineClosesAt(startsAt),
      ...(typeof programme.graceMinutes === "number" && { graceMinutes: programme.graceMinutes }),
      ...asNewRules(given),
    },
  );
  // Another call may have changed the event meanwhile without seeing this session.
  const now = await book.findEvent(eventId);
  const marks = now && differingMarks(marksOf(now), given);
  if (marks !== null) await book.markSession(sessionId, marks);
  const session = await book.findSession(sessionId);
  if (session === null) throw new Error(`session ${sessionId} was not created`);
  return { kind: "created", session };
}
