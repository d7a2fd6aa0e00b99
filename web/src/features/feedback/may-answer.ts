import type { AgendaSession, Event, Rsvp } from "../../api/answers.ts";

const OPENS_BEFORE_END_MS = 10 * 60_000;
const CLOSES_AFTER_END_MS = 7 * 24 * 60 * 60_000;

interface Seen {
  readonly event: Pick<Event, "feedback">;
  readonly session: Pick<AgendaSession, "endsAt" | "feedback">;
  readonly rsvp: Pick<Rsvp, "status"> | null;
}

/** Whether it makes sense to ask the service. Only it knows whether a door has seen the person. */
export function mayAnswer({ event, session, rsvp }: Seen, now: number): boolean {
  const end = Date.parse(session.endsAt);
  return (
    event.feedback !== false &&
    session.feedback !== false &&
    rsvp?.status === "CONFIRMED" &&
    now >= end - OPENS_BEFORE_END_MS &&
    now < end + CLOSES_AFTER_END_MS
  );
}
