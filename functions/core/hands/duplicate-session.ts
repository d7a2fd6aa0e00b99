import { type CreateOutcome, type CreatePorts, createSession } from "../programme/create-session.ts";
import type { NewSession, Session } from "../programme/session.ts";

export type DuplicateOutcome =
  | Exclude<CreateOutcome, { kind: "invalid" }>
  | { readonly kind: "session-not-found" };

/** Adds a session with the same settings and nobody in it. It is closed until an organizer opens it. */
export async function duplicateSession(sessionId: string, ports: CreatePorts): Promise<DuplicateOutcome> {
  const session = await ports.book.findSession(sessionId);
  if (session === null) return { kind: "session-not-found" };
  const outcome = await createSession(session.eventId, detailsOf(session), ports);
  if (outcome.kind === "invalid")
    throw new Error(`session ${sessionId} has times that contradict each other`);
  return outcome;
}

const detailsOf = (session: Session): NewSession => {
  const { kind, title, abstract, type, track, room, language, speakers, startsAt, endsAt } = session;
  const { waitlistPolicy, offerMinutes, capacity, registrationOpensAt, registrationClosesAt } = session;
  const { feedback, graceMinutes, visitMinutes } = session;
  return {
    ...{ kind, title, abstract, type, track, room, language, speakers, startsAt, endsAt },
    ...{ waitlistPolicy, offerMinutes, capacity, registrationOpensAt, registrationClosesAt },
    ...{ ...(feedback === false && { feedback }), ...(graceMinutes != null && { graceMinutes }) },
    visitMinutes: visitMinutes ?? undefined,
    state: "CLOSED",
  };
};
