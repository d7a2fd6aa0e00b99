import type { AgendaSession } from "../../api/answers.ts";
import { messages } from "../../messages/messages.ts";
import { useLiveSession } from "../../seats/use-live-session.ts";
import { endText } from "../../time/time-range.ts";
import type { Phase } from "./phases.ts";

interface StartedSeatsProps {
  readonly session: AgendaSession;
  readonly phase: Phase;
  readonly timeZone: string;
}

/** Once a session runs, people ask when it ends; there is nothing more to reserve. */
export function StartedSeats({ session, phase, timeZone }: StartedSeatsProps) {
  const { session: live, rsvp } = useLiveSession(session);
  const mine = rsvp?.status === "CONFIRMED" && live.state !== "CANCELLED";
  return (
    <p
      data-seat={mine ? "confirmed" : "started"}
      className="text-[0.8125rem]/[1.125rem] whitespace-nowrap text-ink-soft tabular-nums [grid-area:seats]"
    >
      {wordsOf(live, phase, timeZone)}
    </p>
  );
}

function wordsOf(session: AgendaSession, phase: Phase, timeZone: string) {
  if (session.state === "CANCELLED") return messages.rsvp.cancelled;
  if (phase === "over") return messages.rsvp.ended;
  return (
    <>
      {messages.agenda.until} <b className="font-semibold text-ink">{endText(session, timeZone)}</b>
    </>
  );
}
