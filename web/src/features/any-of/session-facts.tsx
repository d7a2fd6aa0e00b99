import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { availability } from "../../seats/seat-state.ts";
import { momentText } from "../../time/zoned.ts";

interface SessionFactsProps {
  readonly session: AgendaSession;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const { rsvp } = messages;

/** `Sat 10 Jan, 14:00 · Sail Loft · Full · 4 waiting` */
export function SessionFacts({ session, timeZone, now }: SessionFactsProps) {
  const { startsAt, room } = session;
  const when = momentText(startsAt, timeZone);
  return (
    <p className="text-sm/[1.1875rem] text-ink-soft tabular-nums">
      {[when, room, seatsText(session, now)].filter(Boolean).join(" · ")}
    </p>
  );
}

function seatsText(session: AgendaSession, now: number): string {
  const { seatsLeft, taken, waiting } = session;
  const { kind } = availability(session, now);
  if (kind === "free") return seatsLeft === null ? rsvp.going(taken) : rsvp.left(seatsLeft);
  return waiting > 0 ? `${rsvp.full}, ${rsvp.waiting(waiting)}` : rsvp.full;
}
